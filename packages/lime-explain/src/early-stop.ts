import type { LabelFit } from "./fit-label.js";

/** How many top features must be settled before sampling stops. */
export const SETTLED_FEATURES = 3;

/** Sampling is judged after this many samples first, then each time they have doubled. */
const FIRST_CHECKPOINT = 500;

/** Standard errors to either side of a weight: 95 % confidence. */
const INTERVAL_ERRORS = 1.96;

/** The numbers of samples after which to judge, the last of them `numSamples`. */
export function checkpoints(numSamples: number, isStoppingEarly: boolean): number[] {
	const counts: number[] = [];
	if (isStoppingEarly) for (let count = FIRST_CHECKPOINT; count < numSamples; count *= 2) counts.push(count);
	return [...counts, numSamples];
}

/**
 * Whether the order of a fit's top features would hold with more samples: the interval of each one's size no longer
 * overlaps the next one's. Below the last feature that can be told from zero the order is noise and need not settle.
 */
export function isSettled(fit: Pick<LabelFit, "weights" | "standardErrors">): boolean {
	const count = Math.min(SETTLED_FEATURES, fit.weights.length);
	for (let i = 0; i < count; i++) {
		const low = Math.abs(fit.weights[i]!) - INTERVAL_ERRORS * fit.standardErrors[i]!;
		if (low <= 0) return i > 0;
		const next = i + 1 < fit.weights.length ? i + 1 : undefined;
		if (next === undefined) continue;
		const high = Math.abs(fit.weights[next]!) + INTERVAL_ERRORS * fit.standardErrors[next]!;
		if (low <= high) return false;
	}
	return true;
}
