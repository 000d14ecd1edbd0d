import type { AddCandidate, Source } from "../source.js";

const WITH_VERSION = /(?<![0-9A-Za-z_])[Tt]1[0-9A-Fa-f]{70}(?![0-9A-Za-z_])/g;
const NAMED =
	/(?<![A-Za-z])TLSH(?: hash)?["']?[ \t]{0,3}[:=]?\s{0,3}["']?([0-9A-Fa-f]{70})(?![0-9A-Za-z_])/gi;

/**
 * Finds TLSH digests: `T1` and 70 hexadecimal digits, or the 70 alone where they are called TLSH; the value is in lower
 * case.
 *
 * @see J. Oliver, C. Cheng, Y. Chen, "TLSH – a locality sensitive hash", 2013
 */
export function findTlsh(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(WITH_VERSION)) {
		addDigest(match[0], match.index, add);
	}
	for (const match of source.text.matchAll(NAMED)) {
		const digest = match[1]!;
		addDigest(digest, match.index + match[0].length - digest.length, add);
	}
}

function addDigest(written: string, start: number, add: AddCandidate): void {
	add({ type: "tlsh", value: written.toLowerCase(), start, end: start + written.length, flags: [] });
}
