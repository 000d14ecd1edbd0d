import type { AddCandidate, Source } from "../source.js";

const PAIRS =
	/(?<![0-9A-Za-z_]|[0-9A-Za-z][:-])[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z_]|[:-][0-9A-Za-z])/g;
const QUARTETS =
	/(?<![0-9A-Za-z_.-])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![0-9A-Za-z_-]|\.[0-9A-Za-z])/g;

/**
 * Finds MAC addresses with six pairs (`00:00:5e:00:53:01`, with hyphens too) or three quartets (`0000.5e00.5301`); the
 * value has colons. Longer rows of bytes are nothing.
 *
 * @see RFC 9542 section 2.1 for the documentation ranges 00-00-5E-00-53-00 to -FF and 01-00-5E-90-10-00 to -FF
 */
export function findMacAddresses(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(PAIRS)) {
		// Six decimal pairs with hyphens are a date and time or a number.
		if (match[1] === "-" && !/[a-f]/i.test(match[0]) && !/^00-/.test(match[0])) continue;
		addAddress(match, add);
	}
	for (const match of source.text.matchAll(QUARTETS)) {
		if (/\d/.test(match[0])) addAddress(match, add);
	}
}

function addAddress(match: RegExpExecArray, add: AddCandidate): void {
	const digits = match[0].replaceAll(/[^0-9A-Fa-f]/g, "").toLowerCase();
	const value = digits.replaceAll(/..(?!$)/g, "$&:");
	const isDocumentation = /^00005e0053|^01005e9010/.test(digits);
	const isReserved = /^(.)\1{11}$/.test(digits);
	add({
		type: "mac",
		value,
		start: match.index,
		end: match.index + match[0].length,
		flags: isDocumentation ? ["documentation"] : isReserved ? ["reserved"] : [],
	});
}
