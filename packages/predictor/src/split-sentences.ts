import { proseBlocks } from "./prose-blocks.js";
import { sentenceStarts } from "./sentence-starts.js";
import { isWhiteSpace, trimSpan } from "./white-space.js";

/** The place of a sentence in a text: UTF-16 offsets, `end` exclusive. */
export interface SentenceSpan {
	readonly start: number;
	readonly end: number;
}

/** The longest span {@link splitSentences} gives, in UTF-16 code units; a longer sentence is cut at white space. */
export const MAX_SENTENCE_CHARACTERS = 2_000;

/** As much text as is segmented at once, in code units: more than two of the longest sentences. */
const MAX_PIECE_CHARACTERS = 6_000;

/**
 * Splits the text of a report into sentences and leaves the text as it is: the spans point into it.
 *
 * Stops in addresses, file names, versions, technique ids, abbreviations and list numbers do not end a sentence.
 * A line break ends one after a blank line, at list items, headings, code and lines that end in punctuation, not
 * where running prose was wrapped.
 *
 * @returns spans in order that do not overlap, without white space at their ends, none longer than
 *   {@link MAX_SENTENCE_CHARACTERS}; every character that is not white space lies in exactly one
 * @example
 * ```ts
 * const text = "It starts cmd.exe, e.g. via 203.0.113[.]7. mshta.exe is called next.";
 * splitSentences(text).map(({ start, end }) => text.slice(start, end));
 * // ["It starts cmd.exe, e.g. via 203.0.113[.]7.", "mshta.exe is called next."]
 * ```
 */
export function splitSentences(text: string): SentenceSpan[] {
	const spans: SentenceSpan[] = [];
	for (const block of proseBlocks(text)) splitBlock(text, block, spans);
	return spans;
}

/** Reads a block piece by piece; the last sentence of a piece may go on, so the next piece starts with it. */
function splitBlock(text: string, block: SentenceSpan, spans: SentenceSpan[]): void {
	let at = block.start;
	while (at < block.end) {
		const pieceEnd = wholeCharacterEnd(text, at, Math.min(at + MAX_PIECE_CHARACTERS, block.end));
		const starts = sentenceStarts(text.slice(at, pieceEnd), at === block.start);
		for (let index = 0; index + 1 < starts.length; index++) {
			pushSentence(text, at + (starts[index] as number), at + (starts[index + 1] as number), spans);
		}
		const last = at + (starts[starts.length - 1] as number);
		if (pieceEnd === block.end) {
			pushSentence(text, last, pieceEnd, spans);
			return;
		}
		at = last > at ? last : pushLongPart(text, last, pieceEnd, spans);
	}
}

function pushSentence(text: string, start: number, end: number, spans: SentenceSpan[]): void {
	const rest = trimSpan(text, pushLongPart(text, start, end, spans), end);
	if (rest.start < rest.end) spans.push(rest);
}

/** Gives spans of full length until no more than one is left; returns where that rest starts. */
function pushLongPart(text: string, start: number, end: number, spans: SentenceSpan[]): number {
	let at = start;
	while (end - at > MAX_SENTENCE_CHARACTERS) {
		const cut = cutPoint(text, at, at + MAX_SENTENCE_CHARACTERS);
		const part = trimSpan(text, at, cut);
		if (part.start < part.end) spans.push(part);
		at = cut;
	}
	return at;
}

/** The last white space in the second half of `[start, end)`, or `end`, but not inside a surrogate pair. */
function cutPoint(text: string, start: number, end: number): number {
	const middle = start + MAX_SENTENCE_CHARACTERS / 2;
	for (let at = end; at > middle; at--) {
		if (isWhiteSpace(text.charCodeAt(at))) return at;
	}
	return wholeCharacterEnd(text, start, end);
}

function wholeCharacterEnd(text: string, start: number, end: number): number {
	const isPair = isHighSurrogate(text.charCodeAt(end - 1)) && isLowSurrogate(text.charCodeAt(end));
	return isPair && end - 1 > start ? end - 1 : end;
}

function isHighSurrogate(code: number): boolean {
	return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
	return code >= 0xdc00 && code <= 0xdfff;
}
