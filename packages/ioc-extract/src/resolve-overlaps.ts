import type { Candidate } from "./source.js";

/**
 * Sorts candidates by start and resolves overlaps: the longest wins; of two equally long ones, the first found.
 *
 * @param includeNested keeps candidates that lie within the winner too, such as the domain of a url
 */
export function resolveOverlaps(candidates: Candidate[], includeNested: boolean): Candidate[] {
	// A stable sort: candidates with the same span stay in the order found.
	candidates.sort((a, b) => a.start - b.start || b.end - a.end);
	const winners: Candidate[] = [];
	for (const candidate of candidates) {
		const last = winners.at(-1);
		if (!last || candidate.start >= last.end) winners.push(candidate);
		else if (lengthOf(candidate) > lengthOf(last)) winners[winners.length - 1] = candidate;
	}
	return includeNested ? withNested(winners, candidates) : winners;
}

function withNested(winners: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
	const result: Candidate[] = [];
	let next = 0;
	for (const winner of winners) {
		result.push(winner);
		while (next < candidates.length && candidates[next]!.start < winner.start) next++;
		while (next < candidates.length && candidates[next]!.start < winner.end) {
			const candidate = candidates[next++]!;
			if (candidate.end <= winner.end && lengthOf(candidate) < lengthOf(winner)) result.push(candidate);
		}
	}
	return result;
}

function lengthOf(candidate: Candidate): number {
	return candidate.end - candidate.start;
}
