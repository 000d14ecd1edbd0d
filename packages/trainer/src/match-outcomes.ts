import type { TextOutcome } from "./text-outcome.js";

/** What two evaluations said of the same texts. */
export interface MatchedOutcomes {
	/** Outcomes of the same texts, in the same order, with the same units and the same true labels: those of `b`. */
	readonly a: readonly TextOutcome[];
	readonly b: readonly TextOutcome[];
	/** Texts that only one of them has. */
	readonly onlyInA: number;
	readonly onlyInB: number;
	/** Shared texts of which the two hold different labels true. */
	readonly labelsDiffer: number;
}

/** Finds the shared texts by their hash; a text that stands there twice is matched with its copies in order. */
export function matchOutcomes(a: readonly TextOutcome[], b: readonly TextOutcome[]): MatchedOutcomes {
	const waiting = new Map<string, TextOutcome[]>();
	for (const outcome of a) {
		const copies = waiting.get(outcome.sha256);
		if (copies) copies.push(outcome);
		else waiting.set(outcome.sha256, [outcome]);
	}
	const matched: { a: TextOutcome[]; b: TextOutcome[] } = { a: [], b: [] };
	let labelsDiffer = 0;
	for (const outcome of b) {
		const found = waiting.get(outcome.sha256)?.shift();
		if (!found) continue;
		const { unit, actual } = outcome;
		if (!isSameSet(found.actual, actual)) labelsDiffer++;
		matched.a.push({ ...found, unit, actual });
		matched.b.push(outcome);
	}
	const shared = matched.b.length;
	return { ...matched, onlyInA: a.length - shared, onlyInB: b.length - shared, labelsDiffer };
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
	const ids = new Set(a);
	return ids.size === new Set(b).size && b.every((id) => ids.has(id));
}
