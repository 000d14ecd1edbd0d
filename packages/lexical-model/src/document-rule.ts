import { DOCUMENT_FEATURE_COUNT, type DocumentSummary, type LabelKnowledge } from "./document-summary.js";
import { compileTrees, type TreeEnsemble } from "./tree-ensemble.js";

/**
 * How the sentences of a report become its techniques: boosted trees over the features of a pair of report and technique,
 * then a logistic regression with an intercept per technique. It knows the length of the text, since the best of a
 * hundred sentences is high by chance.
 */
export interface DocumentRule {
	readonly trees: TreeEnsemble;
	readonly bias: number;
	/** What the sum of the trees counts. */
	readonly treeWeight: number;
	/** What the log-odds of the best sentence count beside the trees. */
	readonly bestWeight: number;
	/** One for each technique. */
	readonly intercepts: readonly number[];
}

/** The probability that a report describes each of some techniques. */
export type DocumentWeigher = (summary: DocumentSummary, labels: readonly number[]) => Float64Array;

/** Makes the function that weighs techniques: of a single sentence its own probability, else what the rule makes of all. */
export function createDocumentWeigher(rule: DocumentRule, knowledge: LabelKnowledge): DocumentWeigher {
	const trees = compileTrees(rule.trees);
	return (summary, labels) => {
		if (summary.sentenceCount === 1) return Float64Array.from(labels, (label) => summary.best(label));
		const features = new Float64Array(labels.length * DOCUMENT_FEATURE_COUNT);
		summary.fillFeatures(features, 0, labels, knowledge);
		return Float64Array.from(labels, (label, i) => {
			const at = i * DOCUMENT_FEATURE_COUNT;
			const logit =
				rule.bias +
				rule.treeWeight * trees(features, at) +
				rule.bestWeight * (features[at] as number) +
				(rule.intercepts[label] as number);
			return 1 / (1 + Math.exp(-logit));
		});
	};
}

/** Thresholds are given for texts of this many sentences: a short report or a long story. */
export const REFERENCE_SENTENCES = 16;

/**
 * The confidence from which a technique is reported in a text of some length: the best of many sentences is high by
 * chance, and what stands alone in a short text is seldom chance.
 *
 * @param threshold for a text of {@link REFERENCE_SENTENCES} sentences
 * @param lengthSlope change for each factor e of length
 */
export function thresholdAtLength(threshold: number, lengthSlope: number, sentenceCount: number): number {
	const moved = threshold + lengthSlope * Math.log(Math.max(1, sentenceCount) / REFERENCE_SENTENCES);
	return Math.max(0.01, Math.min(0.99, moved));
}
