import type { IndicatorType } from "../indicator.js";
import type { AddCandidate, Source } from "../source.js";

const TYPE_BY_LENGTH: ReadonlyMap<number, IndicatorType> = new Map([
	[32, "md5"],
	[40, "sha1"],
	[56, "sha224"],
	[64, "sha256"],
	[96, "sha384"],
	[128, "sha512"],
]);
// One attempt per run of word characters, each at most 129 long.
const HEX_RUN = /(?<![0-9A-Za-z_])[0-9A-Fa-f]{32,129}(?![0-9A-Za-z_])/g;
const NAMED_BEFORE = /(?:^|[^a-z])(imphash|ja3s?|jarm|commit|revision)(?: hash)?[\s:=#"'`(]{0,4}$/i;
const NAME_REACH = 24;

/**
 * Finds MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512 values by their length, and import hashes where they are
 * named so; the value is in lower case. Hexadecimal digits inside a longer word are nothing, nor are numbers without a
 * letter, JA3 and JARM fingerprints, and Git commits named so.
 *
 * Known limit: other values of these lengths, such as a UUID without hyphens, cannot be told apart.
 *
 * @see RFC 1321 (MD5), FIPS 180-4 (SHA)
 */
export function findHashes(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(HEX_RUN)) {
		const [written] = match;
		const start = match.index;
		const byLength = TYPE_BY_LENGTH.get(written.length);
		if (!byLength || !/[a-f]/i.test(written) || !/\d/.test(written)) continue;
		const name = NAMED_BEFORE.exec(
			source.text.slice(Math.max(0, start - NAME_REACH), start),
		)?.[1]?.toLowerCase();
		if (name && name !== "imphash") continue;
		const type = name === "imphash" && byLength === "md5" ? "imphash" : byLength;
		add({ type, value: written.toLowerCase(), start, end: start + written.length, flags: [] });
	}
}
