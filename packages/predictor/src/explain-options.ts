import { PredictorError } from "./errors.js";
import { checkMapOptions, type MapOptions } from "./map-options.js";

/**
 * How words are given their weights.
 *
 * - `sampled`: LIME over the calibrated probability of the whole text. Words are taken away at random and the text is
 *   weighed again, so it tells of all that decides: words, wording, trees, calibration, the rule for documents. It is an
 *   approximation, and its R² tells how good. At most 12 words are explained from all their combinations, without chance.
 * - `exact`: what each word of the best sentence adds to the linear score of the technique there. No samples and no
 *   error, but the score is only the beginning of the decision: trees and calibration come after it.
 * - `auto`: `sampled`, and `exact` where samples say too little (R² below 0.5, no word stands out from noise, or other
 *   sentences carry the technique anyway) or take too long (more than {@link MAX_SAMPLED_SENTENCES} sentences).
 */
export type ExplainMethod = "auto" | "exact" | "sampled";

/** `auto` does not sample longer texts: each sample weighs all sentences again. */
export const MAX_SAMPLED_SENTENCES = 2000;

/** What happens on the way to explanations. */
export type ExplainProgress =
	| {
			readonly type: "samples-scored";
			/** The technique whose words are explained; absent while its sentences are. */
			readonly techniqueId?: string;
			readonly scored: number;
			readonly total: number;
	  }
	| {
			readonly type: "technique-explained";
			readonly techniqueId: string;
			readonly explained: number;
			readonly total: number;
	  };

/** What `explain` does with one text. The options it shares with `map` decide what is reported, as they do there. */
export interface ExplainOptions
	extends Pick<
		MapOptions,
		"id" | "source" | "minConfidence" | "minPrecision" | "style" | "statedIds" | "attackVersion" | "signal"
	> {
	/** Ids to explain, reported or not, each once. Default: the first three that are reported. */
	readonly techniques?: readonly string[];
	/**
	 * Number of the one sentence to explain, from 0, as if it were the whole text. Without `techniques`: those reported
	 * that it shows, else its own most probable.
	 */
	readonly sentence?: number;
	/** Default `auto`. */
	readonly method?: ExplainMethod;
	/** Words listed for a technique at most. Default 10. */
	readonly numFeatures?: number;
	/** Samples for each technique, half of them for sentences when there are more than three. Default 2000. */
	readonly numSamples?: number;
	/** A whole number from 0 to 2^53 - 1. Equal seeds give equal bytes. Default 0. */
	readonly seed?: number;
	/** Adds to each sampled weight the interval of this confidence, such as 0.95. Default: none. */
	readonly confidence?: number;
	/** Weighs the text again without the words that speak for a technique, and without as many others. Default false. */
	readonly deletionTest?: boolean;
	readonly onProgress?: (progress: ExplainProgress) => void;
}

/** Of {@link ExplainOptions}, what is needed to explain a technique, with defaults. */
export interface ExplainSettings {
	readonly method: ExplainMethod;
	readonly numFeatures: number;
	readonly numSamples: number;
	readonly seed: number;
	readonly confidence?: number;
	readonly deletionTest: boolean;
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: ExplainProgress) => void;
}

const METHODS: readonly ExplainMethod[] = ["auto", "exact", "sampled"];

/** With fewer samples not even half of them would be left for words. */
const LEAST_SAMPLES = 4;

/**
 * Checks options where they enter and fills defaults.
 *
 * @throws PredictorError `PREDICTOR_OPTION_INVALID`
 */
export function checkExplainOptions(options: ExplainOptions): ExplainSettings {
	const { method = "auto", numFeatures = 10, numSamples = 2000, seed = 0, deletionTest = false } = options;
	const { techniques, sentence, confidence, signal, onProgress } = options;
	checkMapOptions(options);
	if (!METHODS.includes(method)) throw invalid(`method to be one of ${METHODS.join(", ")}`, method);
	checkCount("numFeatures", numFeatures, 1);
	checkCount("numSamples", numSamples, LEAST_SAMPLES);
	checkCount("seed", seed, 0);
	if (sentence !== undefined) checkCount("sentence", sentence, 0);
	if (confidence !== undefined && !(confidence > 0 && confidence < 1)) {
		throw invalid("confidence to be a number between 0 and 1, such as 0.95", confidence);
	}
	const isList = Array.isArray(techniques) && techniques.every((id) => typeof id === "string");
	if (techniques !== undefined && !isList) {
		throw invalid("techniques to be an array of ids such as T1059.001", techniques);
	}
	return { method, numFeatures, numSamples, seed, confidence, deletionTest, signal, onProgress };
}

function checkCount(name: string, value: number, least: number): void {
	if (Number.isSafeInteger(value) && value >= least) return;
	throw invalid(`${name} to be a whole number from ${least}`, value);
}

function invalid(expected: string, got: unknown): PredictorError {
	const shown = typeof got === "string" ? JSON.stringify(got) : String(got);
	return new PredictorError("PREDICTOR_OPTION_INVALID", `Expected ${expected}, got ${shown}.`);
}
