import { type DocumentRule, documentProbability, REFERENCE_SENTENCES } from "@mapper/lexical-model";
import type { SampledText } from "./sampled-texts.js";

/** A decision that could be taken: a technique at a confidence in a text. */
interface Decision {
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
	/** Share right among what is reported from a threshold on; precision never falls as the threshold rises. */
	readonly precisionTable: { threshold: number; precision: number }[];
}

/** The threshold for labels of which little is known: about half the F1 that is reached, where F1 is best. */
export const SHARED_THRESHOLD = 0.37;
/**
 * Thresholds rise by this for each factor e of length. On development texts single sentences did best from about 0.30
 * on, stories of 13 sentences from 0.35, reports of a hundred from 0.42.
 */
const LENGTH_SLOPE = 0.025;
/** A label's own best threshold counts as much as the shared one when this many texts carry it. */
const SHRINKAGE = 40;
/** A label's threshold stays this close to the shared one. */
const MAX_SHIFT = 0.1;

/**
 * Finds for each label the threshold with the best F1 on texts its model never saw, drawn towards the shared one where
 * few texts carry the label.
 *
 * @see Lipton, Elkan, Naryanaswamy: Optimal Thresholding of Classifiers to Maximize F1 Measure. ECML PKDD 2014: the best
 *   threshold of a calibrated classifier is half its best F1
 */
export function fitThresholds(
	texts: readonly SampledText[],
	rule: DocumentRule,
	labelCount: number,
	isAnnotated: (label: number) => boolean,
): FittedThresholds {
	const decisions = decisionsOf(texts, rule, isAnnotated);
	const byLabel = new Map<number, Decision[]>();
	for (const decision of decisions) {
		const list = byLabel.get(decision.label);
		if (list) list.push(decision);
		else byLabel.set(decision.label, [decision]);
	}
	const thresholds = Array.from({ length: labelCount }, (_, label) => {
		const list = byLabel.get(label) ?? [];
		const support = list.reduce((sum, { isRight, importance }) => sum + (isRight ? importance : 0), 0);
		const own = bestThreshold(list);
		const drawn = (own * support + SHARED_THRESHOLD * SHRINKAGE) / (support + SHRINKAGE);
		const bounded = Math.max(SHARED_THRESHOLD - MAX_SHIFT, Math.min(SHARED_THRESHOLD + MAX_SHIFT, drawn));
		return Math.round(bounded * 1000) / 1000;
	});
	return { thresholds, lengthSlope: LENGTH_SLOPE, precisionTable: tabulatePrecision(decisions) };
}

function decisionsOf(
	texts: readonly SampledText[],
	rule: DocumentRule,
	isAnnotated: (label: number) => boolean,
): Decision[] {
	return texts.flatMap((text) =>
		text.summary
			.labels()
			.filter((label) => !text.isAnnotated || isAnnotated(label))
			.map((label) => {
				const confidence = documentProbability(text.summary, rule, label);
				const excess = LENGTH_SLOPE * Math.log(text.summary.sentenceCount / REFERENCE_SENTENCES);
				return {
					label,
					confidence,
					margin: confidence - excess,
					isRight: text.labels.has(label),
					importance: text.importance,
				};
			}),
	);
}

/** Thresholds tried, in steps of one hundredth. */
const LOWEST = 0.2;
const STEPS = 50;

function bestThreshold(decisions: readonly Decision[]): number {
	const total = decisions.reduce((sum, { isRight, importance }) => sum + (isRight ? importance : 0), 0);
	let best = { f1: -1, threshold: SHARED_THRESHOLD };
	for (let step = 0; step <= STEPS; step++) {
		const threshold = LOWEST + step / 100;
		const { right, reported } = countFrom(decisions, threshold, ({ margin }) => margin);
		const f1 = total + reported === 0 ? 0 : (2 * right) / (total + reported);
		if (f1 > best.f1) best = { f1, threshold };
	}
	return best.threshold;
}

function tabulatePrecision(decisions: readonly Decision[]): FittedThresholds["precisionTable"] {
	const rows: { threshold: number; precision: number }[] = [];
	let floor = 1;
	for (let step = 19; step >= 1; step--) {
		const threshold = step / 20;
		const { right, reported } = countFrom(decisions, threshold, ({ confidence }) => confidence);
		// A promise for this threshold must hold for every higher one too.
		floor = Math.min(floor, reported === 0 ? floor : right / reported);
		rows.unshift({ threshold, precision: Math.round(floor * 1000) / 1000 });
	}
	return rows;
}

function countFrom(
	decisions: readonly Decision[],
	threshold: number,
	scoreOf: (decision: Decision) => number,
): { right: number; reported: number } {
	let right = 0;
	let reported = 0;
	for (const decision of decisions) {
		if (scoreOf(decision) < threshold) continue;
		reported += decision.importance;
		if (decision.isRight) right += decision.importance;
	}
	return { right, reported };
}
