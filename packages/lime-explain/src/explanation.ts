import type { Span } from "./span.js";
import type { ExplanationWarning } from "./warnings.js";

/** The range a weight lies in, with the confidence that was asked for. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** A feature and its share in the probability of a label. */
export interface FeatureWeight {
	/** Number of the feature in the text, from 0, by first appearance. */
	readonly index: number;
	readonly text: string;
	/** What its presence adds to the probability; negative when it speaks against the label. */
	readonly weight: number;
	/** How much the weight varies from seed to seed; 0 when nothing was sampled. */
	readonly standardError: number;
	/** Whether the weight is at most two standard errors, or 0. */
	readonly isBelowNoise: boolean;
	/** Present when `confidence` was given. */
	readonly interval?: Interval;
	/** Where it stands in the text as given, in order. */
	readonly spans: readonly Span[];
}

/** How much of a ranking a resample of the same samples keeps: overlap (Jaccard) of the sets, from 0 to 1. */
export interface Stability {
	readonly topThree: number;
	readonly topTen: number;
}

/** What happens when the listed features that speak for a label are removed from the text. */
export interface DeletionTest {
	/** How many there are. */
	readonly removedCount: number;
	/** Probability of the text without them. */
	readonly probability: number;
	/** How far the probability falls. */
	readonly drop: number;
	/** How far it falls on average when as many features are removed at random. */
	readonly randomDrop: number;
}

/** The explanation of one label: `intercept + Σ weights + remainder = localPrediction`. */
export interface LabelExplanation {
	/** The label's id when `labelIds` were given, else its column. */
	readonly label: string | number;
	/** Column of the classifier's output. */
	readonly column: number;
	/** Largest weight first. */
	readonly features: readonly FeatureWeight[];
	readonly intercept: number;
	/** Sum of the weights of a linear model's features that are not listed; 0 for a fitted model. */
	readonly remainder: number;
	/** Weighted R² of the linear model around the text: 1 is perfect. */
	readonly score: number;
	/** What the linear model says of the text. */
	readonly localPrediction: number;
	/** What the classifier says of the text. */
	readonly prediction: number;
	/** Absent when `resamples` is 0. */
	readonly stability?: Stability;
	/** Present when `deletionTest` was asked for. */
	readonly deletion?: DeletionTest;
}

/** How an explanation was come by. */
export type ExplanationMethod = "sampled" | "enumerated" | "linear";

/** The explanation of a text, for one or many labels. */
export interface TextExplanation {
	readonly labels: readonly LabelExplanation[];
	readonly method: ExplanationMethod;
	/** Features of the text. */
	readonly featureCount: number;
	/** Samples used, the text itself included; repeated masks count each time. In an enumeration: all masks. */
	readonly samples: number;
	/** Texts or masks the classifier scored. */
	readonly scored: number;
	readonly seed: number;
	/** With `tokenize: "sentence-then-word"` the sentences' weights, else empty. */
	readonly sentences: readonly LabelExplanation[];
	readonly warnings: readonly ExplanationWarning[];
}

/** A weight is told from noise from this many standard errors on. */
const NOISE_ERRORS = 2;

/** Completes a weight with what its standard error says. @param z standard errors to either side, if wanted */
export function judgeWeight(weight: number, standardError: number, z: number | undefined) {
	return {
		weight,
		standardError,
		isBelowNoise: Math.abs(weight) <= NOISE_ERRORS * standardError,
		...(z !== undefined && {
			interval: { low: weight - z * standardError, high: weight + z * standardError },
		}),
	};
}
