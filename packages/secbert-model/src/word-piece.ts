import type { Vocabulary } from "./vocabulary.js";

/** The pieces of one word. */
export interface WordPieces {
	readonly ids: readonly number[];
	/** Where each piece ends in the word, in UTF-16 units; the next begins there. */
	readonly ends: readonly number[];
}

/** Cuts words into pieces of a vocabulary. */
export interface WordPieceSplitter {
	split(word: string): WordPieces;
}

/** Characters (code points) of a word from which it is `[UNK]` as a whole, unless a tokenizer says otherwise. */
export const MAX_WORD_CHARACTERS = 100;
/** Words kept with their pieces; a text repeats most of its words. At most some 10 MB. */
const MAX_CACHED_WORDS = 50_000;
/** Words longer than this hardly come twice. In UTF-16 units. */
const MAX_CACHED_LENGTH = 40;

/**
 * Splits words greedily: the longest piece that the vocabulary has, again and again; a word with a rest that is in none is
 * `[UNK]` as a whole. Keeps the latest words, so use one per thread; what it gives does not depend on what it keeps.
 *
 * @see https://arxiv.org/abs/1609.08144 section 4.1
 */
export function createWordPieceSplitter(
	vocabulary: Vocabulary,
	options: { maxWordCharacters?: number } = {},
): WordPieceSplitter {
	const { maxWordCharacters = MAX_WORD_CHARACTERS } = options;
	const { beginnings, continuations } = vocabulary;
	const unknown = vocabulary.specialIds.unknown;
	let cache = new Map<string, WordPieces>();

	function splitAnew(word: string): WordPieces {
		const whole = { ids: [unknown], ends: [word.length] };
		if (isLongerThan(word, maxWordCharacters)) return whole;
		const ids: number[] = [];
		const ends: number[] = [];
		let begin = 0;
		while (begin < word.length) {
			const { ids: pieces, longest } = begin === 0 ? beginnings : continuations;
			let end = Math.min(word.length, begin + longest);
			let id: number | undefined;
			for (; end > begin; end--) {
				if (isInsidePair(word, end)) continue;
				id = pieces.get(word.slice(begin, end));
				if (id !== undefined) break;
			}
			if (id === undefined) return whole;
			ids.push(id);
			ends.push(end);
			begin = end;
		}
		return { ids, ends };
	}

	return {
		split(word) {
			const known = cache.get(word);
			if (known !== undefined) return known;
			const pieces = splitAnew(word);
			if (word.length <= MAX_CACHED_LENGTH) {
				if (cache.size >= MAX_CACHED_WORDS) cache = new Map();
				cache.set(ownCopy(word), pieces);
			}
			return pieces;
		},
	};
}

/** A slice keeps the whole text it was cut from in memory; a joined string does not. */
function ownCopy(word: string): string {
	return word.split("").join("");
}

function isLongerThan(word: string, maxCharacters: number): boolean {
	if (word.length <= maxCharacters) return false;
	if (word.length > 2 * maxCharacters) return true;
	return Array.from(word).length > maxCharacters;
}

function isInsidePair(word: string, end: number): boolean {
	const after = word.charCodeAt(end);
	if (!(after >= 0xdc00 && after <= 0xdfff)) return false;
	const before = word.charCodeAt(end - 1);
	return before >= 0xd800 && before <= 0xdbff;
}
