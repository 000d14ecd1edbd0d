import { isAsciiAlphanumeric, isLabelCode } from "../characters.js";
import type { Change } from "../defang-form.js";

/** Soft hyphen, zero-width space, joiners and marks, word joiner, byte order mark. */
const WITHOUT_WIDTH = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff]);
/** One dot leader, ideographic and half-width full stops, full-width full stop, small full stop. */
const DOTS = new Set([0x2024, 0x3002, 0xff61, 0xff0e, 0xfe52]);
/** Hyphen and non-breaking hyphen. */
const HYPHENS = new Set([0x2010, 0x2011]);
/** U+FF01 to U+FF5E are the printable ASCII characters in full width, in the same order. */
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;

/** Reads a character beyond ASCII that stands for one of an address, or for nothing. */
export function readUnicode(text: string, at: number): Change[] | undefined {
	const code = text.charCodeAt(at);
	if (code !== 0xad && code < 0x2000) return undefined;
	const replacement = replacementOf(code, text, at);
	return replacement === undefined ? undefined : [{ start: at, end: at + 1, replacement, form: "unicode" }];
}

function replacementOf(code: number, text: string, at: number): string | undefined {
	const before = text.charCodeAt(at - 1);
	const after = text.charCodeAt(at + 1);
	if (WITHOUT_WIDTH.has(code)) {
		// In Persian or Hindi they belong to the word.
		return isPrintableAscii(before) || isPrintableAscii(after) ? "" : undefined;
	}
	if (HYPHENS.has(code)) return isAsciiAlphanumeric(before) && isAsciiAlphanumeric(after) ? "-" : undefined;
	if (DOTS.has(code)) return isOfName(before) && isOfName(after) ? "." : undefined;
	if (code < FULL_WIDTH_FIRST || code > FULL_WIDTH_LAST) return undefined;
	const plain = code - FULL_WIDTH_SHIFT;
	if (isAsciiAlphanumeric(plain)) return String.fromCharCode(plain);
	// `-`, `.`, `/`, `:`, `@`, `_` between two characters of a name or url; a full-width comma or bracket ends it.
	const isOfAddress =
		plain === 45 || plain === 46 || plain === 47 || plain === 58 || plain === 64 || plain === 95;
	return isOfAddress && isOfUrl(before) && isOfUrl(after) ? String.fromCharCode(plain) : undefined;
}

function isPrintableAscii(code: number): boolean {
	return code > 32 && code < 127;
}

function isOfName(code: number): boolean {
	return code < 0x2000 ? isLabelCode(code) : isFullWidthAlphanumeric(code);
}

function isOfUrl(code: number): boolean {
	return isOfName(code) || code === 47 || code === 58 || code === 0xff0f || code === 0xff1a;
}

function isFullWidthAlphanumeric(code: number): boolean {
	return code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST && isAsciiAlphanumeric(code - FULL_WIDTH_SHIFT);
}
