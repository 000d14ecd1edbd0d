import type { AddCandidate, Source } from "../source.js";

const HASH = /(?<![A-Za-z0-9/+:.])(\d{1,9}):([A-Za-z0-9/+]{6,64}):([A-Za-z0-9/+]{3,64})(?![A-Za-z0-9/+:])/g;
const SMALLEST_BLOCK = 3;

/**
 * Finds ssdeep hashes: a block size of 3, 6, 12, … and two signatures. Times and ports are kept out by the block size
 * and the length of the first signature.
 *
 * @see J. Kornblum, "Identifying almost identical files using context triggered piecewise hashing", 2006
 */
export function findSsdeep(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(HASH)) {
		const [value, block, first, second] = match as unknown as [string, string, string, string];
		if (!isBlockSize(Number(block)) || second.length > first.length + 2) continue;
		if (!/[A-Z]/.test(first) || !/[a-z]/.test(first + second)) continue;
		add({ type: "ssdeep", value, start: match.index, end: match.index + value.length, flags: [] });
	}
}

/** Whether a number is 3 times a power of two. */
function isBlockSize(number: number): boolean {
	const power = number / SMALLEST_BLOCK;
	return Number.isInteger(power) && power > 0 && Number.isInteger(Math.log2(power));
}
