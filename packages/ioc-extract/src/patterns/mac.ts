import type { AddCandidate, Source } from "../source.js";

const PAIRS =
	/\b(?<![0-9A-Za-z][:-])[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z_]|[:-][0-9A-Za-z])/g;
/** The middle of three quartets: looked for first, since dots are rarer than digits. */
const MIDDLE_QUARTET = /\.[0-9A-Fa-f]{4}\.(?=[0-9A-Fa-f]{4}(?![\w-]|\.\w))/g;
const FIRST_QUARTET = /(?:^|[^\w.-])[0-9A-Fa-f]{4}$/;
const QUARTETS_LENGTH = 14;

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
		addAddress(match[0], match.index, add);
	}
	for (const match of source.text.matchAll(MIDDLE_QUARTET)) {
		const start = match.index - 4;
		if (start < 0 || !FIRST_QUARTET.test(source.text.slice(Math.max(0, start - 1), match.index))) continue;
		const written = source.text.slice(start, start + QUARTETS_LENGTH);
		if (/\d/.test(written)) addAddress(written, start, add);
	}
}

function addAddress(written: string, start: number, add: AddCandidate): void {
	const digits = written.replaceAll(/[^0-9A-Fa-f]/g, "").toLowerCase();
	const value = digits.replaceAll(/..(?!$)/g, "$&:");
	const isDocumentation = /^00005e0053|^01005e9010/.test(digits);
	const isReserved = /^(.)\1{11}$/.test(digits);
	add({
		type: "mac",
		value,
		start,
		end: start + written.length,
		flags: isDocumentation ? ["documentation"] : isReserved ? ["reserved"] : [],
	});
}
