import { type AlignedText, originalEnd, originalStart } from "./aligned-text.js";
import { type NormalizeSettings, normalizeText } from "./normalize-text.js";

/** A word of a text. */
export interface BasicWord {
	/** As it was normalised. */
	readonly text: string;
	/** Where it stands in the text as given, in UTF-16 units; the end is exclusive. */
	readonly start: number;
	readonly end: number;
}

/**
 * Cuts a text into words as BERT does: normalised, cut at white space, every punctuation character a word of its own.
 *
 * @see https://github.com/google-research/bert `BasicTokenizer`
 */
export function splitIntoWords(text: string, settings: NormalizeSettings): BasicWord[] {
	const aligned = normalizeText(text, settings);
	const words: BasicWord[] = [];
	visitWords(aligned, (word, begin) => {
		words.push({
			text: word,
			start: originalStart(aligned, begin),
			end: originalEnd(aligned, begin + word.length),
		});
		return true;
	});
	return words;
}

/** Calls `visit` with each word and the unit it begins at in the normalised text, until it returns false. */
export function visitWords({ text }: AlignedText, visit: (word: string, begin: number) => boolean): void {
	let begin = -1; // of the word we are in
	let unit = 0;
	while (unit < text.length) {
		const code = text.charCodeAt(unit);
		const width = code < 0xd800 || code > 0xdbff || text.codePointAt(unit)! < 0x10000 ? 1 : 2;
		const kind = code < 0x80 ? asciiKind(code) : otherKind(text.slice(unit, unit + width));
		if (kind === LETTER) {
			if (begin < 0) begin = unit;
		} else {
			if (begin >= 0 && !visit(text.slice(begin, unit), begin)) return;
			begin = -1;
			if (kind === PUNCTUATION && !visit(text.slice(unit, unit + width), unit)) return;
		}
		unit += width;
	}
	if (begin >= 0) visit(text.slice(begin), begin);
}

const LETTER = 0;
const SPACE = 1;
const PUNCTUATION = 2;

/** Every sign of ASCII counts as punctuation here, also `$`, `+`, `<`, `=`, `>`, `^`, `` ` ``, `|` and `~`. */
function asciiKind(code: number): number {
	if (code >= 0x61 && code <= 0x7a) return LETTER;
	if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return SPACE;
	const isPunctuation =
		(code >= 0x21 && code <= 0x2f) ||
		(code >= 0x3a && code <= 0x40) ||
		(code >= 0x5b && code <= 0x60) ||
		(code >= 0x7b && code <= 0x7e);
	return isPunctuation ? PUNCTUATION : LETTER;
}

function otherKind(character: string): number {
	if (OTHER_SPACE.test(character)) return SPACE;
	return OTHER_PUNCTUATION.test(character) ? PUNCTUATION : LETTER;
}

const OTHER_SPACE = /^\s$/;
const OTHER_PUNCTUATION = /^\p{P}$/u;
