import type { TextFeature } from "./indexed-text.js";

/** `[texts][labels]`: what a classifier gives, lists or typed arrays. They need not sum to 1. */
export type ProbabilityRows = ArrayLike<ArrayLike<number>>;

/** What a classifier is told beside its texts. */
export interface ClassifyContext {
	readonly signal?: AbortSignal;
}

/**
 * Scores perturbed texts by their masks alone, so that each costs only what changed. Must give what the classifier
 * gives for the text with the features of 0 removed.
 *
 * @param masks one byte for each feature: 1 kept, 0 removed. The arrays are used again after the call.
 */
export type MaskScorer = (
	masks: readonly Uint8Array[],
	context: ClassifyContext,
) => ProbabilityRows | Promise<ProbabilityRows>;

/**
 * What is explained: any function from texts to probabilities.
 *
 * A classifier that can score a changed text for less than a new one offers `prepare` as a property of the function.
 */
export interface TextClassifier {
	(texts: string[], context: ClassifyContext): ProbabilityRows | Promise<ProbabilityRows>;
	/**
	 * Reads the text once and returns a scorer of masks, or nothing to be given texts.
	 *
	 * @param context.maskString what stands for a removed feature; absent when it is cut out
	 */
	prepare?(
		text: string,
		features: readonly TextFeature[],
		context: ClassifyContext & { readonly maskString?: string },
	): MaskScorer | undefined | Promise<MaskScorer | undefined>;
}
