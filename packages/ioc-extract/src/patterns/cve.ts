import type { AddCandidate, Source } from "../source.js";

// Hyphens of word processors (U+2010 to U+2015, U+2212) and a space stand for the hyphen.
const CVE =
	/CVE[-\u2010-\u2015\u2212_ ](?:\r?\n)?(199\d|20\d\d)[-\u2010-\u2015\u2212_ ](?:\r?\n)?(\d{4,7})(?!\d|[A-Za-z](?![A-Za-z]))/gi;

/**
 * Finds CVE identifiers; the value is in upper case with hyphens.
 *
 * @see CVE identifier syntax of 2014: a year and four or more digits
 */
export function findCves(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(CVE)) {
		const [written, year, number] = match;
		if (isInsideWord(source.text, match.index)) continue;
		add({
			type: "cve",
			value: `CVE-${year}-${number}`,
			start: match.index,
			end: match.index + written.length,
			flags: [],
		});
	}
}

/** Behind a letter or digit, unless capitals follow a small letter, as where a table lost a space: `GrandstreamCVE-…`. */
function isInsideWord(text: string, start: number): boolean {
	const before = text[start - 1] ?? "";
	return /[A-Za-z0-9]/.test(before) && !(/[a-z]/.test(before) && text.startsWith("CVE", start));
}
