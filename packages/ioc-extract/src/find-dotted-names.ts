import { forEachDottedRun } from "./dotted-run.js";
import { readDomain } from "./patterns/domain.js";
import { readFileName } from "./patterns/file-name.js";
import { addIpv4 } from "./patterns/ipv4.js";
import { addUrlWithoutScheme } from "./patterns/url.js";
import type { AddCandidate, Candidate, Source } from "./source.js";

/** Reads each run of labels with dots as the first of these it can be: IPv4 address, domain, file name. */
export function findDottedNames(source: Source, add: AddCandidate): void {
	const { text } = source;
	// One path is read once: a name inside the path of a url does not start another url.
	let pathEnd = 0;
	const addUrl = (host: Candidate): void => {
		if (host.start >= pathEnd) pathEnd = addUrlWithoutScheme(source, host, add) ?? pathEnd;
	};
	forEachDottedRun(text, (start, end) => {
		// The local part of an e-mail address, or the user of a url.
		if (text[end] === "@") return;
		let host = false;
		addIpv4(source, start, end, (candidate) => {
			host = true;
			add(candidate);
			if (candidate.type === "ipv4") addUrl(candidate);
		});
		if (host) return;
		const domain = readDomain(source, start, end);
		if (domain) {
			add(domain);
			addUrl(domain);
			return;
		}
		const fileName = readFileName(source, start, end);
		if (fileName) add(fileName);
	});
}
