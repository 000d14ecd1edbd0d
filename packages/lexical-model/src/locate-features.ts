import {
	DEFANGED_DOT,
	hashCharacterNgrams,
	hashPair,
	hashWord,
	MAX_CHARACTERS,
	MIN_CHARACTERS,
	type SpanFeatureSink,
} from "./hash-features.js";
import { locateWords, splitChunks } from "./tokenize.js";

/**
 * Sends every feature of `text` to `sink` with its exact place: a word, two words and what is between them, the
 * characters of an n-gram. The same features in the same order as a `FeatureHasher` gives, which is many times faster.
 */
export function locateFeatures(text: string, sink: SpanFeatureSink): void {
	let previous: { readonly hash: number; readonly start: number } | undefined;
	for (const chunk of splitChunks(text)) {
		const words = chunk.isMasked
			? [{ word: chunk.text, start: 0, end: chunk.end - chunk.start }]
			: locateWords(chunk.text);
		for (const word of words) {
			const hash = hashWord(word.word);
			const start = chunk.start + word.start;
			const end = chunk.start + word.end;
			sink.addWord(hash, start, end);
			// A piece of a joined word follows the whole, so the second word of a pair may start first.
			if (previous) {
				sink.addWord(hashPair(previous.hash, hash), Math.min(previous.start, start), end);
			}
			previous = { hash, start };
		}
		if (!chunk.isMasked) locateCharacters(chunk.text, chunk.start, sink);
	}
}

function locateCharacters(chunkText: string, offset: number, sink: SpanFeatureSink): void {
	const { text, places } = joinDots(chunkText);
	const hashes = hashCharacterNgrams(text);
	let next = 0;
	// Places are those of the chunk with a blank on both sides, as in the hashes.
	for (let first = 0; first < text.length + 2; first++) {
		const last = Math.min(first + MAX_CHARACTERS, text.length + 2);
		for (let end = first + MIN_CHARACTERS; end <= last; end++) {
			const start = places[Math.max(0, first - 1)] as number;
			const stop = places[Math.min(text.length, end - 1)] as number;
			sink.addCharacters(hashes[next++] as number, offset + start, offset + stop);
		}
	}
}

/** A chunk with its defanged dots made plain, and for each place in it, its end included, the place in the chunk. */
function joinDots(chunkText: string): { text: string; places: number[] } {
	const places: number[] = [];
	let text = "";
	let at = 0;
	while (at < chunkText.length) {
		places.push(at);
		const isDefanged = chunkText.startsWith(DEFANGED_DOT, at);
		text += isDefanged ? "." : chunkText.charAt(at);
		at += isDefanged ? DEFANGED_DOT.length : 1;
	}
	places.push(at);
	return { text, places };
}
