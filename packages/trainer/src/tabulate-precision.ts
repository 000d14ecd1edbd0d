import type { PrecisionTable } from "@mapper/lexical-model";
import type { Decision } from "./fit-thresholds.js";

/** Precisions a caller may ask for; what lies between is rounded up. */
const PRECISIONS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];
/** Thresholds tried, in steps of one hundredth. */
const STEPS = 100;
/** What all techniques together show counts as much as this much importance of a technique's own decisions. */
const SHRINKAGE = 5;

/**
 * Finds for each technique the confidence from which on a stated share of its decisions is right, on texts that nothing
 * has seen, and how many of the texts with the technique are found from there on. Where a technique has few decisions,
 * its precision is drawn towards that of all techniques together.
 */
export function tabulatePrecision(decisions: readonly Decision[], labelCount: number): PrecisionTable {
	const shared = countSteps(decisions);
	const byLabel = Array.from({ length: labelCount }, (): Decision[] => []);
	for (const decision of decisions) byLabel[decision.label]!.push(decision);
	const counts = byLabel.map(countSteps);
	const thresholds = PRECISIONS.map((precision) =>
		counts.map((own) => findThreshold(own, shared, precision)),
	);
	const recalls = thresholds.map((row) =>
		row.map((threshold, label) => {
			if (threshold === null) return null;
			const { right } = counts[label]!;
			const all = right[0]!;
			return all === 0 ? null : Math.round((right[Math.round(threshold * STEPS)]! / all) * 1000) / 1000;
		}),
	);
	return { precisions: PRECISIONS, thresholds, recalls };
}

/** Importance reported, and of that right, from each hundredth on. */
interface StepCounts {
	readonly reported: Float64Array;
	readonly right: Float64Array;
}

function countSteps(decisions: readonly Decision[]): StepCounts {
	const reported = new Float64Array(STEPS + 1);
	const right = new Float64Array(STEPS + 1);
	for (const { confidence, isRight, importance } of decisions) {
		const step = Math.floor(confidence * STEPS);
		reported[step]! += importance;
		if (isRight) right[step]! += importance;
	}
	for (let step = STEPS - 1; step >= 0; step--) {
		reported[step]! += reported[step + 1]!;
		right[step]! += right[step + 1]!;
	}
	return { reported, right };
}

/** The lowest hundredth from which on, and at every higher one, the precision holds; null where none does. */
function findThreshold(own: StepCounts, shared: StepCounts, precision: number): number | null {
	let found: number | null = null;
	for (let step = STEPS - 1; step >= 1; step--) {
		// Nobody was ever that sure: this says nothing for or against what is below.
		if (shared.reported[step]! === 0) continue;
		const all = shared.right[step]! / shared.reported[step]!;
		const estimate = (own.right[step]! + SHRINKAGE * all) / (own.reported[step]! + SHRINKAGE);
		if (estimate < precision) break;
		found = step / STEPS;
	}
	return found;
}
