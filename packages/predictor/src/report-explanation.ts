import type { ExplanationWarningCode, Span } from "@mapper/lime-explain";
import type { ReportMapping, TechniqueBasis } from "./report-mapping.js";

/** Version of the shape of {@link ReportExplanation}. */
export const REPORT_EXPLANATION_SCHEMA_VERSION = "1.0";

/** How an explanation was come by. */
export type TechniqueExplanationMethod =
	/** From samples of the text with words taken away. */
	| "sampled"
	/** From all combinations of its few words: the same answer without chance. */
	| "enumerated"
	/** From the linear score of one sentence, added up by words. */
	| "exact";

/** A word, or an indicator, and what its presence adds. */
export interface ExplainedWord {
	readonly text: string;
	/** In the `unit` of the explanation; below 0 when it speaks against. */
	readonly weight: number;
	/** How much the weight varies from seed to seed; 0 when nothing was sampled. */
	readonly standardError: number;
	/** Whether the weight is at most two standard errors, or 0. */
	readonly isBelowNoise: boolean;
	/** Present for a sampled explanation when `confidence` was given. */
	readonly interval?: { readonly low: number; readonly high: number };
	/** Where it stands in the text given to `explain`, in order: UTF-16 code units. */
	readonly spans: readonly Span[];
}

/** The weights of words: `intercept + Σ weights + remainder = localPrediction`, to six digits. */
export interface Explanation {
	/** Largest weight first. */
	readonly features: readonly ExplainedWord[];
	readonly intercept: number;
	/** Sum of the weights that are not listed; 0 but for `exact`. */
	readonly remainder: number;
	/** Weighted R² of the linear model around the text: 1 is perfect. */
	readonly score: number;
	/** What the linear model says of the text. */
	readonly localPrediction: number;
	/** What the model says of it: the probability, or for `exact` the linear score (-1 a clear no, 1 a clear yes). */
	readonly prediction: number;
	/** Words and indicators that were weighed. */
	readonly featureCount: number;
	/** Samples used, the text itself included; in an enumeration all masks; 0 for `exact`. */
	readonly samples: number;
	/** Masks that were scored. */
	readonly scored: number;
	/** Overlap of the top words between resamples, from 0 to 1; absent for `exact`. */
	readonly stability?: { readonly topThree: number; readonly topTen: number };
	/** What happens without the words that speak for it; present when `deletionTest` was asked for and samples were drawn. */
	readonly deletion?: {
		readonly removedCount: number;
		readonly probability: number;
		readonly drop: number;
		readonly randomDrop: number;
	};
}

/** A sentence whose words are explained. */
export interface ExplainedSentence extends Span {
	/** Its number in the text, from 0. */
	readonly sentence: number;
	/** Probability that it alone describes the technique. */
	readonly confidence: number;
	/** What its presence adds to the probability; absent when sentences were not weighed. */
	readonly weight?: number;
}

/** The technique that the same sentence could best be taken for, of those that are not reported. */
export interface RunnerUp {
	readonly id: string;
	readonly name: string;
	/** Its probability, as that of the technique. */
	readonly probability: number;
	/** The words whose weights for the two differ most: above 0 they speak for the technique, below for the runner-up. */
	readonly tellApart: readonly ExplainedWord[];
}

/** What makes an explanation weak, or other than a reader may think: the codes of lime-explain, and our own. */
export type TechniqueWarningCode =
	| ExplanationWarningCode
	/** Without the sentences that are explained it would be about as probable. */
	| "redundant"
	/** `auto` gave the exact contributions, since samples said too little or would take too long. */
	| "exact-instead"
	/** It is reported since its id stands in the text. */
	| "stated"
	/** It is reported for its family. */
	| "rolled-up"
	/** The model does not know it. */
	| "unknown-to-model";

/** A reason to read an explanation with care. */
export interface TechniqueWarning {
	readonly code: TechniqueWarningCode;
	readonly message: string;
}

/** Why a text is, or is not, taken to describe a technique. */
export interface TechniqueExplanation {
	readonly id: string;
	readonly name: string;
	/** Calibrated probability that the text, or the one sentence asked for, describes it. */
	readonly probability: number;
	/** Whether it is reported. */
	readonly isReported: boolean;
	/** Present when it is reported. */
	readonly basis?: TechniqueBasis;
	/** Where its id or link stands in the text, when that is why it is reported. */
	readonly stated: readonly Span[];
	readonly method: TechniqueExplanationMethod;
	/** What weights are shares of: the calibrated probability, or for `exact` the linear score of one sentence. */
	readonly unit: "probability" | "score";
	/** The sentences whose words are explained, best first. */
	readonly sentences: readonly ExplainedSentence[];
	readonly explanation: Explanation;
	/** Absent when the model sees nothing else in the best sentence. */
	readonly runnerUp?: RunnerUp;
	readonly warnings: readonly TechniqueWarning[];
}

/** The result of explaining one text. Equal input and seed give equal bytes. */
export interface ReportExplanation extends Pick<ReportMapping, "id" | "attack" | "model"> {
	readonly schemaVersion: string;
	readonly document: {
		readonly characters: number;
		readonly sentences: number;
		/** The one sentence that was explained, when one was asked for. */
		readonly sentence?: number;
		readonly source?: string;
	};
	readonly seed: number;
	/** In the order asked for, else best first. */
	readonly techniques: readonly TechniqueExplanation[];
	/** What the reader should know of the text, as in `ReportMapping`. */
	readonly warnings: readonly string[];
}
