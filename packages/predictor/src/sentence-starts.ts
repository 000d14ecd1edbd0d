import { maskSentenceTraps } from "./mask-sentence-traps.js";
import { abbreviationKind } from "./sentence-abbreviations.js";
import { isWhiteSpace } from "./white-space.js";

/** Marks that may end a sentence, and every character outside ASCII but usual spaces, dashes and quotes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the class is "not ASCII", which starts at NUL
const ATTENTION = /[.!?]|[^\x00-\x7f\u00a0\u2010-\u2019\u201c\u201d]/g;
const LOWER_NEXT = /^[^\p{L}\p{N}]{0,8}\p{Ll}/u;
/** From here on Unicode has the scripts of East Asia, whose full stops need no space and no capital after them. */
const FIRST_EAST_ASIAN = 0x2e80;

let segmenter: Intl.Segmenter | undefined;

/**
 * Where the sentences of a piece of prose start: offsets in ascending order, the first is 0.
 *
 * @param piece text without a line break that ends a sentence; a few thousand characters, since the segmenter of
 *   ICU slows down on long texts
 * @param startsBlock whether a line or paragraph starts with it
 */
export function sentenceStarts(piece: string, startsBlock: boolean): number[] {
	return plainStarts(piece) ?? segmentedStarts(piece, startsBlock);
}

/**
 * The same answer for prose without any trap, several times faster: every stop follows a plain word and stands
 * before a capital or at the end. `undefined` as soon as one stop needs a closer look.
 */
function plainStarts(piece: string): number[] | undefined {
	const starts = [0];
	const attention = new RegExp(ATTENTION);
	for (let match = attention.exec(piece); match; match = attention.exec(piece)) {
		const at = match.index;
		const mark = match[0];
		if (mark !== "." && mark !== "!" && mark !== "?") return undefined;
		const next = piece.charCodeAt(at + 1);
		const previous = piece.charCodeAt(at - 1);
		if (mark === "." && isInsideWord(previous, next)) continue;
		if (!followsPlainWord(piece, at)) return undefined;
		let start = at + 1;
		while (start < piece.length && isWhiteSpace(piece.charCodeAt(start))) start++;
		if (start === piece.length) break;
		const first = piece.charCodeAt(start);
		if (start === at + 1 || first < 65 || first > 90) return undefined;
		starts.push(start);
	}
	return starts;
}

/** `cmd.exe`, `3.5`: a stop with a letter or digit before and a small letter or a matching digit after. */
function isInsideWord(previous: number, next: number): boolean {
	if (next >= 97 && next <= 122) return isAsciiLetter(previous) || isDigit(previous);
	return isDigit(next) && isDigit(previous);
}

/** Whether at least three small letters that are no abbreviation, or three digits, stand before `at`. */
function followsPlainWord(piece: string, at: number): boolean {
	let start = at;
	while (start > 0 && isDigit(piece.charCodeAt(start - 1))) start--;
	if (start < at) return at - start >= 3 && !isAsciiLetter(piece.charCodeAt(start - 1));
	while (start > 0 && at - start < 12 && isSmallLetter(piece.charCodeAt(start - 1))) start--;
	if (at - start < 3 || isAsciiLetter(piece.charCodeAt(start - 1))) return at - start >= 12;
	return abbreviationKind(piece.slice(start, at)) === undefined;
}

function segmentedStarts(piece: string, startsBlock: boolean): number[] {
	segmenter ??= new Intl.Segmenter("en", { granularity: "sentence" });
	const masked = maskSentenceTraps(piece, startsBlock);
	const starts = [0];
	for (const { index } of segmenter.segment(masked)) {
		if (index > 0 && !continues(masked, index)) starts.push(index);
	}
	return starts;
}

/** A sentence seldom starts in lower case: `"Why now?" asked the analyst.` is one. */
function continues(masked: string, at: number): boolean {
	let last = at - 1;
	while (last > 0 && isWhiteSpace(masked.charCodeAt(last))) last--;
	return masked.charCodeAt(last) < FIRST_EAST_ASIAN && LOWER_NEXT.test(masked.slice(at, at + 12));
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function isSmallLetter(code: number): boolean {
	return code >= 97 && code <= 122;
}

function isAsciiLetter(code: number): boolean {
	return isSmallLetter(code | 32);
}
