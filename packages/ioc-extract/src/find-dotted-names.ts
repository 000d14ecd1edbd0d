import { forEachDottedRun } from "./dotted-run.js";
import { readDomain } from "./patterns/domain.js";
import { readFileName } from "./patterns/file-name.js";
import { addIpv4, isIpv4 } from "./patterns/ipv4.js";
import { addUrlWithoutScheme } from "./patterns/url.js";
import type { AddCandidate, Candidate, Source } from "./source.js";
import { isSoftware } from "./surrounding-words.js";

/** An address with a name glued to it, as tables lose the space between two cells: `192.0.2.1files.example.com`. */
const GLUED_ADDRESS = /^((?:\d{1,3}\.){3}\d{1,3})[A-Za-z][A-Za-z0-9-]*\.[A-Za-z]/;
/** The port of the name before: `:14444pool.example.com`. */
const GLUED_PORT = /^\d{2,5}(?=[A-Za-z])/;
/** The word before an address, glued to it: `Address192.0.2.1`. */
const GLUED_WORD = /^([A-Za-z]{3,20})(?=(?:\d{1,3}\.){3}\d{1,3}$)/;
const RELEASE_WORD = /^(?:ver|version|rev|build|release|sp|patch|update)$/i;
const DIGIT = /\d/;

/** Reads each run of labels with dots as the first of these it can be: IPv4 address, domain, file name. */
export function findDottedNames(source: Source, add: AddCandidate): void {
	const { text } = source;
	// One path is read once: a name inside the path of a url does not start another url.
	let pathEnd = 0;
	const addUrl = (host: Candidate): void => {
		if (host.start >= pathEnd) pathEnd = addUrlWithoutScheme(source, host, add) ?? pathEnd;
	};
	const addAddress = (start: number, end: number): boolean => {
		let isAddress = false;
		addIpv4(source, start, end, (candidate) => {
			isAddress = true;
			add(candidate);
			if (candidate.type === "ipv4") addUrl(candidate);
		});
		return isAddress;
	};
	forEachDottedRun(text, (start, end) => {
		// The local part of an e-mail address, or the user of a url.
		if (text[end] === "@" || addAddress(start, end)) return;
		const nameStart = withoutGlue(text, start, end, addAddress);
		if (nameStart === end) return;
		const domain = readDomain(source, nameStart, end);
		if (domain) {
			add(domain);
			addUrl(domain);
			return;
		}
		const fileName = readFileName(source, nameStart, end);
		if (fileName) add(fileName);
	});
}

/** The start of a name behind what is glued to it; an address there is added. */
function withoutGlue(
	text: string,
	start: number,
	end: number,
	addAddress: (start: number, end: number) => boolean,
): number {
	const run = text.slice(start, end);
	const word = GLUED_WORD.exec(run)?.[1];
	if (
		word !== undefined &&
		!RELEASE_WORD.test(word) &&
		!isSoftware(word) &&
		addAddress(start + word.length, end)
	)
		return end;
	if (!DIGIT.test(run[0]!)) return start;
	const address = GLUED_ADDRESS.exec(run)?.[1];
	if (address !== undefined && isIpv4(address) && addAddress(start, start + address.length))
		return start + address.length;
	const isBehindName = text[start - 1] === ":" && /[a-z]/.test(text[start - 2] ?? "");
	return isBehindName ? start + (GLUED_PORT.exec(run)?.[0].length ?? 0) : start;
}
