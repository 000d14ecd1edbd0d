import type { DocumentSummary } from "./document-summary.js";
import { compileTrees, type TreeEnsemble } from "./tree-ensemble.js";

/**
 * Asks of a whole text whether anybody does anything in it: boosted trees over how sure its techniques are and what the
 * behaviour gate says of its sentences. Below the floor nothing is reported: better silent than a guess.
 */
export interface TextGate {
	readonly bias: number;
	readonly trees: TreeEnsemble;
	/** Texts of two sentences and more with a lower probability are left quiet, in [0, 1]. */
	readonly floor: number;
	/** The same for a single sentence: whoever asks about one mostly knows that somebody acts in it. */
	readonly singleFloor: number;
}

/** Number of features of a text. */
export const TEXT_FEATURE_COUNT = 7;

/** The probability that a text reports any behaviour, from its summary and the confidences of its techniques. */
export type TextJudge = (summary: DocumentSummary, confidences: Float64Array) => number;

/** Makes the judge of a gate. */
export function createTextJudge({ bias, trees }: Pick<TextGate, "bias" | "trees">): TextJudge {
	const sum = compileTrees(trees);
	const features = new Float64Array(TEXT_FEATURE_COUNT);
	return (summary, confidences) => {
		fillTextFeatures(features, 0, summary, confidences);
		return 1 / (1 + Math.exp(-bias - sum(features, 0)));
	};
}

/** Writes the features of a text: its three surest techniques, their sum, behaviour of its sentences, its length. */
export function fillTextFeatures(
	features: Float64Array,
	at: number,
	{ sentenceCount, strongestBehaviour, meanBehaviour }: DocumentSummary,
	confidences: Float64Array,
): void {
	const sorted = Float64Array.from(confidences).sort().reverse();
	features[at] = sorted[0] ?? 0;
	features[at + 1] = sorted[1] ?? 0;
	features[at + 2] = sorted[2] ?? 0;
	features[at + 3] = sorted.reduce((sum, confidence) => sum + confidence, 0);
	features[at + 4] = strongestBehaviour;
	features[at + 5] = meanBehaviour;
	features[at + 6] = Math.log(Math.max(1, sentenceCount));
}
