import type { AddCandidate, Source } from "../source.js";

const CWE = /(?<![A-Za-z0-9])CWE[-\u2010-\u2015\u2212 ](\d{1,4})(?![A-Za-z0-9_]|[.-]\d)/gi;

/** Finds CWE identifiers; the value is in upper case with a hyphen. */
export function findCwes(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(CWE)) {
		const [written, number] = match;
		if (number!.startsWith("0")) continue;
		const end = match.index + written.length;
		add({ type: "cwe", value: `CWE-${number}`, start: match.index, end, flags: [] });
	}
}
