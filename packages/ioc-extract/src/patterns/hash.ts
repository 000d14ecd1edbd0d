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
const JARM_LENGTH = 62;
// One attempt per run of word characters, each at most 129 long.
const HEX_RUN = /\b[0-9A-Fa-f]{8,129}\b/g;
/** `a+deadbeef` and `a.deadbeef`: build numbers and parts of names. */
const PART_OF_NAME = /[^\s:=][+.]$/;
/** The rest of a value that a PDF broke over lines, or, where a name announces it, with a space. */
const NEXT_LINE = /(?:-?[ \t]{0,2}\r?\n[ \t]{0,8})([0-9A-Fa-f]{4,128})(?![0-9A-Za-z_])/y;
const NEXT_WORD = /(?: |[ \t]{0,2}\r?\n[ \t]{0,8})([0-9A-Fa-f]{4,128})(?![0-9A-Za-z_])/y;
const MAX_PIECES = 4;
const NAME_REACH = 32;
const NAMED =
	/(?:^|[^a-z])(imphash|import hash|ja3s?|jarm|git(?: [a-z-]{2,12})?|commits?|revision|changeset|uuid|guid|(?:aes|xor|rc4|encryption|decryption|session|api|secret|private|public|license)[ -]keys?|iv|nonce|salt|token|serial(?: number)?)(?: (?:hash|value|is|of|fingerprint|id|was|in|at|to)){0,3}["'”)\]]?[\s:=#"'`(|]{0,4}$/i;
const HASH_WORD = /(?:md5|sha-?\d{1,3}|hash(?:es)?)["')]?[\s:=]{0,4}$/i;
/** The length a name asks for, `SHA-256 …:`, whatever stands between. */
const NAMED_LENGTH = /sha-?(256|384|512)(?!\d)[^\n]{0,20}\n?[ \t]{0,4}$/i;

/**
 * Finds MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512 values by their length, broken over lines too, and import
 * hashes, JA3 and JARM fingerprints where they are named so; the value is in lower case. Hexadecimal digits inside a
 * longer word are nothing, nor are numbers without a letter, Git commits, keys and UUIDs named so.
 *
 * Known limit: other values of these lengths that nothing names cannot be told apart.
 *
 * @see RFC 1321 (MD5), FIPS 180-4 (SHA)
 */
export function findHashes(source: Source, add: AddCandidate): void {
	const { text } = source;
	let from = 0;
	for (const match of text.matchAll(HEX_RUN)) {
		const start = match.index;
		if (start < from) continue;
		const before = text[start - 1];
		if ((before === "+" || before === ".") && PART_OF_NAME.test(text.slice(Math.max(0, start - 2), start)))
			continue;
		const whole = readPieces(text, start, match[0]);
		if (whole === undefined) continue;
		from = whole.end;
		const { digits } = whole;
		if (!/[a-f]/i.test(digits) || !/\d/.test(digits)) continue;
		const type = typeOf(text, start, digits.length);
		if (type) add({ type, value: digits.toLowerCase(), start, end: whole.end, flags: [] });
	}
}

function typeOf(text: string, start: number, length: number): IndicatorType | undefined {
	const name = NAMED.exec(text.slice(Math.max(0, start - NAME_REACH), start))?.[1]?.toLowerCase();
	if (length === JARM_LENGTH) return name === "jarm" ? "jarm" : undefined;
	const byLength = TYPE_BY_LENGTH.get(length);
	if (name === undefined) return byLength;
	if (byLength !== "md5") return undefined;
	if (name === "imphash" || name === "import hash") return "imphash";
	return name.startsWith("ja3") ? "ja3" : undefined;
}

/** The digits of a value and where it ends: one run, or pieces that make up the length of a hash together. */
function readPieces(text: string, start: number, first: string): { digits: string; end: number } | undefined {
	const end = start + first.length;
	const isWhole = TYPE_BY_LENGTH.has(first.length) || first.length === JARM_LENGTH;
	// Most values are followed by something else than more digits, and need no look at what names them.
	NEXT_WORD.lastIndex = end;
	if (!NEXT_WORD.test(text) && !startsNextLine(text, end))
		return isWhole ? { digits: first, end } : undefined;
	const before = text.slice(Math.max(0, start - NAME_REACH), start);
	const named = Number(NAMED_LENGTH.exec(before)?.[1] ?? 0) / 4;
	const joined = named > first.length ? readNamedPieces(text, first, end, named) : undefined;
	if (joined) return joined;
	const continued = TYPE_BY_LENGTH.has(first.length) ? readOddRest(text, first, end) : undefined;
	if (continued) return continued;
	if (isWhole) return { digits: first, end };
	const next = HASH_WORD.test(before) ? NEXT_WORD : NEXT_LINE;
	let digits = first;
	let at = end;
	for (let pieces = 1; pieces < MAX_PIECES; pieces++) {
		next.lastIndex = at;
		const match = next.exec(text);
		// Values of a list, one a line, are not pieces of one.
		if (!match || TYPE_BY_LENGTH.has(match[1]!.length)) return undefined;
		digits += match[1]!;
		at += match[0].length;
		if (TYPE_BY_LENGTH.has(digits.length)) return { digits, end: at };
		if (digits.length > 128) return undefined;
	}
	return undefined;
}

function startsNextLine(text: string, end: number): boolean {
	NEXT_LINE.lastIndex = end;
	return NEXT_LINE.test(text);
}

/** Pieces of any length that make up the length a name asks for, one a line. */
function readNamedPieces(
	text: string,
	first: string,
	end: number,
	length: number,
): { digits: string; end: number } | undefined {
	let digits = first;
	let at = end;
	while (digits.length < length) {
		NEXT_LINE.lastIndex = at;
		const match = NEXT_LINE.exec(text);
		if (!match) return undefined;
		digits += match[1]!;
		at += match[0].length;
	}
	return digits.length === length ? { digits, end: at } : undefined;
}

/** A run of the length of one hash and, alone on the next line, what makes it the length of a longer one. */
function readOddRest(text: string, first: string, end: number): { digits: string; end: number } | undefined {
	NEXT_LINE.lastIndex = end;
	const match = NEXT_LINE.exec(text);
	const rest = match?.[1] ?? "";
	const isWhole = TYPE_BY_LENGTH.has(rest.length) || !TYPE_BY_LENGTH.has(first.length + rest.length);
	if (!match || isWhole || !/\d/.test(rest) || !/[a-f]/i.test(rest)) return undefined;
	const restEnd = end + match[0].length;
	return /[\r\n]/.test(text[restEnd] ?? "\n") ? { digits: first + rest, end: restEnd } : undefined;
}
