import type { TextOutcome } from "./text-outcome.js";

/** Texts of one technique for which another was ranked first. */
export interface ConfusedPair {
	readonly actual: string;
	readonly predicted: string;
	readonly texts: number;
}

/** Confused pairs listed at most. */
const MAX_CONFUSED_PAIRS = 40;

/** Pairs where a text of the first technique, and of no other, was taken for the second, most often first. */
export function findConfusedPairs(outcomes: readonly TextOutcome[]): ConfusedPair[] {
	const counts = new Map<string, { actual: string; predicted: string; texts: number }>();
	for (const { ranked, actual } of outcomes) {
		const [predicted] = ranked;
		const [only, ...others] = actual;
		if (!predicted || !only || others.length > 0 || predicted === only) continue;
		const key = `${only} ${predicted}`;
		const found = counts.get(key);
		if (found) found.texts++;
		else counts.set(key, { actual: only, predicted, texts: 1 });
	}
	return [...counts.values()]
		.sort((a, b) => b.texts - a.texts || (a.actual + a.predicted < b.actual + b.predicted ? -1 : 1))
		.slice(0, MAX_CONFUSED_PAIRS);
}
