import { findMaskedSpans, toLowerCaseSameLength } from "./normalize.js";

/** A run of text without white space, or one masked indicator: the unit features are made from. */
export interface Chunk {
	/** Lower-cased text, or the mask token. */
	readonly text: string;
	/** Offsets in UTF-16 code units of the text as given. */
	readonly start: number;
	readonly end: number;
	readonly isMasked: boolean;
}

/**
 * A run without white space is cut at this many characters: longer ones are encoded payloads, whose tail adds nothing,
 * and the cut bounds the features of one run.
 */
export const MAX_CHUNK_CHARACTERS = 200;

const CHUNK = new RegExp(String.raw`\S{1,${MAX_CHUNK_CHARACTERS}}`, "g");

/** Cuts text at white space and around masked indicators, in one pass. */
export function splitChunks(text: string): Chunk[] {
	const chunks: Chunk[] = [];
	let position = 0;
	for (const span of findMaskedSpans(text)) {
		addPlainChunks(chunks, text, position, span.start);
		chunks.push({ text: span.token, start: span.start, end: span.end, isMasked: true });
		position = span.end;
	}
	addPlainChunks(chunks, text, position, text.length);
	return chunks;
}

function addPlainChunks(chunks: Chunk[], text: string, from: number, to: number): void {
	if (from >= to) return;
	const piece = toLowerCaseSameLength(text.slice(from, to));
	for (const match of piece.matchAll(CHUNK)) {
		const start = from + match.index;
		chunks.push({ text: match[0], start, end: start + match[0].length, isMasked: false });
	}
}

// Letters joined by . - + # or a defanged dot are one word (asp.net, spear-phishing); a sign at an end joins nothing (c++ is
// c). Four signs are words of their own.
const WORD = /[a-z0-9_]+(?:(?:\[\.\]|[.\-+#])[a-z0-9_]+)*|[%$/\\]/g;
const JOINT = /\[\.\]|[.\-+#_]/;
const ALL_DIGITS = /^\d+$/;
const MAX_DIGITS_KEPT = 5;

/** A word with its place in its chunk. */
export interface LocatedWord {
	readonly word: string;
	/** Offsets in UTF-16 code units of the chunk's text. */
	readonly start: number;
	readonly end: number;
}

/**
 * The words of a chunk in the order they enter n-grams: a joined word whole and then in its pieces longer than one
 * character; a number as that many zeros, at most five.
 */
export function wordsOf(chunkText: string): string[] {
	return locateWords(chunkText).map(({ word }) => word);
}

/** {@link wordsOf} with the place of each. */
export function locateWords(chunkText: string): LocatedWord[] {
	const words: LocatedWord[] = [];
	for (const { 0: match, index } of chunkText.matchAll(WORD)) {
		const end = index + match.length;
		if (ALL_DIGITS.test(match)) {
			words.push({ word: zerosFor(match), start: index, end });
			continue;
		}
		words.push({ word: match.replaceAll("[.]", "."), start: index, end });
		if (!JOINT.test(match)) continue;
		let at = 0;
		for (const piece of match.split(JOINT)) {
			// Between pieces stand only joints, which have no letter in common with them.
			const start = match.indexOf(piece, at);
			at = start + piece.length;
			if (piece.length < 2) continue;
			const word = ALL_DIGITS.test(piece) ? zerosFor(piece) : piece;
			words.push({ word, start: index + start, end: index + at });
		}
	}
	return words;
}

function zerosFor(digits: string): string {
	return "0".repeat(Math.min(digits.length, MAX_DIGITS_KEPT));
}
