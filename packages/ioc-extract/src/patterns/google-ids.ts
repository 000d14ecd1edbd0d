import type { AddCandidate, Source } from "../source.js";

const ANALYTICS = /(?<![A-Za-z0-9_-])UA-\d{4,10}-\d{1,4}(?![A-Za-z0-9_-])/gi;
/** Google Analytics 4: a measurement id has ten characters, with a digit and a letter among them. */
const MEASUREMENT = /(?<![A-Za-z0-9_-])G-(?=[A-Z]{0,9}\d)(?=\d{0,9}[A-Z])[A-Z0-9]{10}(?![A-Za-z0-9_-])/g;
const PUBLISHER = /(?<![A-Za-z0-9_-])(?:ca-)?(pub-\d{16})(?!\d)/gi;

/** Finds Google Analytics ids (`UA-…`, `G-…`) and AdSense publisher ids (`pub-…`, with or without `ca-` before). */
export function findGoogleIds(source: Source, add: AddCandidate): void {
	for (const pattern of [ANALYTICS, MEASUREMENT]) {
		for (const match of source.text.matchAll(pattern)) {
			const end = match.index + match[0].length;
			add({ type: "ga", value: match[0].toUpperCase(), start: match.index, end, flags: [] });
		}
	}
	for (const match of source.text.matchAll(PUBLISHER)) {
		const value = match[1]!.toLowerCase();
		const end = match.index + match[0].length;
		add({ type: "gapub", value, start: end - value.length, end, flags: [] });
	}
}
