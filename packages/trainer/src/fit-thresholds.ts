import { type DocumentWeigher, REFERENCE_SENTENCES } from "@mapper/lexical-model";
import type { SampledText } from "./sampled-texts.js";

/** A decision that could be taken: a technique at a confidence in a text that nothing has seen. */
export interface Decision {
	readonly label: number;
	readonly confidence: number;
	/** Confidence less what the length of the text adds to thresholds. */
	readonly margin: number;
	readonly isRight: boolean;
	readonly importance: number;
}

/** From what confidence on techniques are reported. */
export interface FittedThresholds {
	/** One for each label, for texts of 16 sentences. */
	readonly thresholds: number[];
	readonly lengthSlope: number;
}

/**
 * Thresholds rise by this for each factor e of length. On out-of-fold texts single sentences did best from 0.25 to 0.35 on,
 * stretches of ten sentences from 0.35, whole reports and stories from 0.40 to 0.45.
 */
export const LENGTH_SLOPE = 0.03;

/**
 * Finds the threshold with the best F1 over all decisions on texts that nothing has seen. One for all techniques:
 * thresholds of their own, even drawn towards the shared one, lost a point of F1 on texts that they were not chosen on.
 *
 * @see Lipton, Elkan, Naryanaswamy: Optimal Thresholding of Classifiers to Maximize F1 Measure. ECML PKDD 2014: the best
 *   threshold of a calibrated classifier is half its best F1
 */
export function fitThresholds(decisions: readonly Decision[], labelCount: number): FittedThresholds {
	return {
		thresholds: new Array<number>(labelCount).fill(bestThreshold(decisions)),
		lengthSlope: LENGTH_SLOPE,
	};
}

/** Weighs every technique in every text with the rule that did not see its fold. */
export function takeDecisions(
	texts: readonly SampledText[],
	weighByFold: readonly DocumentWeigher[],
	isAnnotated: (label: number) => boolean,
): Decision[] {
	return texts.flatMap((text) => {
		const { summary, fold, importance } = text;
		const labels = summary.labels().filter((label) => !text.isAnnotated || isAnnotated(label));
		const confidences = weighByFold[fold]!(summary, labels);
		const excess = LENGTH_SLOPE * Math.log(summary.sentenceCount / REFERENCE_SENTENCES);
		return labels.map((label, i) => ({
			label,
			confidence: confidences[i]!,
			margin: confidences[i]! - excess,
			isRight: text.labels.has(label),
			importance,
		}));
	});
}

/** Thresholds tried, in steps of one hundredth. */
const LOWEST = 0.2;
const STEPS = 50;
/** The threshold where there is nothing to choose by. */
const NO_DECISIONS = 0.37;

function bestThreshold(decisions: readonly Decision[]): number {
	const total = decisions.reduce((sum, { isRight, importance }) => sum + (isRight ? importance : 0), 0);
	let best = { f1: -1, threshold: NO_DECISIONS };
	for (let step = 0; step <= STEPS; step++) {
		const threshold = LOWEST + step / 100;
		let right = 0;
		let reported = 0;
		for (const { margin, isRight, importance } of decisions) {
			if (margin < threshold) continue;
			reported += importance;
			if (isRight) right += importance;
		}
		const f1 = total + reported === 0 ? 0 : (2 * right) / (total + reported);
		if (f1 > best.f1) best = { f1, threshold };
	}
	return best.threshold;
}
