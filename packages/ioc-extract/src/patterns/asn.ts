import type { IndicatorFlag } from "../indicator.js";
import type { AddCandidate, Source } from "../source.js";

const ASN = /(?<![A-Za-z0-9_-])(?:ASN?:? ?|asn:? ?|as(?=\d{4}))(\d{1,10})(?![A-Za-z0-9_]|[.,-]\d)/g;
/** `"AS13"`, `(AS13)`: a mark on each side. */
const QUOTED = /^(?:""|''|\(\)|\[\])$/;
const MAX_ASN = 0xffffffff;
/** AS2 and its like are protocols and steps, AS400 a computer; "AS 2023" a year. */
const MIN_DIGITS = 3;
const MIN_DIGITS_AFTER_SPACE = 5;

/**
 * Finds AS numbers written `AS64500`, `ASN 64500` or `ASN: 64500`; the value is `AS64500`.
 *
 * Known limit: numbers below 100, and after a space below 10,000, need the word `ASN`.
 */
export function findAsns(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(ASN)) {
		const [written, digits] = match;
		const number = Number(digits);
		if (number > MAX_ASN || digits!.startsWith("0")) continue;
		const isNamed = /^asn/i.test(written);
		const isSpaced = /[: ]/.test(written);
		const isQuoted = QUOTED.test(
			`${source.text[match.index - 1]}${source.text[match.index + written.length]}`,
		);
		if (
			!isNamed &&
			!isQuoted &&
			(digits!.length < (isSpaced ? MIN_DIGITS_AFTER_SPACE : MIN_DIGITS) || number === 400)
		)
			continue;
		add({
			type: "asn",
			value: `AS${number}`,
			start: match.index,
			end: match.index + written.length,
			flags: asnFlags(number),
		});
	}
}

/** RFC 5398 (documentation), RFC 6996 (private use), RFC 6793 and 7300 (reserved). */
function asnFlags(number: number): IndicatorFlag[] {
	if ((number >= 64496 && number <= 64511) || (number >= 65536 && number <= 65551)) return ["documentation"];
	if ((number >= 64512 && number <= 65534) || (number >= 4200000000 && number <= 4294967294))
		return ["private"];
	return number === 23456 || number === 65535 || number === MAX_ASN ? ["reserved"] : [];
}
