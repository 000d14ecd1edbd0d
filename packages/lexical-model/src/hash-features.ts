import { splitChunks, wordsOf } from "./tokenize.js";

/** Shortest character n-gram. */
export const MIN_CHARACTERS = 3;
/** Longest character n-gram. */
export const MAX_CHARACTERS = 5;

/** FNV-1a offset basis and prime (Fowler, Noll, Vo); the seeds keep words, word pairs and character runs apart. */
const FNV_PRIME = 0x01000193;
const WORD_SEED = 0x811c9dc5 | 0;
const PAIR_SEED = 0x9e3779b9 | 0;
const CHARACTERS_SEED = 0x2545f491 | 0;

/** A chunk seen often is hashed once; the bound keeps a hostile stream of new chunks from filling memory. */
const MAX_CACHED_CHUNKS = 100_000;
const MAX_CACHED_CHUNK_CHARACTERS = 40;

interface ChunkHashes {
	/** Hash of each word of the chunk, in order. */
	readonly words: Int32Array;
	/** Hash of each character n-gram, repeats kept. */
	readonly characters: Int32Array;
}

/** Receives the hashed features of a text, repeats included. */
interface FeatureSink {
	/** A word or a pair of neighbouring words. */
	addWord(hash: number): void;
	/** A character n-gram inside word boundaries. */
	addCharacters(hash: number): void;
}

/** Turns text into 32-bit feature hashes; keeps a bounded cache, so one hasher serves many texts. */
export interface FeatureHasher {
	/** Sends every feature of `text` to `sink`, in reading order. */
	hash(text: string, sink: FeatureSink): void;
	/** The features of `text` with the chunk each came from: for explanations, not for speed. */
	hashWithSpans(text: string, sink: SpanFeatureSink): void;
}

/** Like {@link FeatureSink}, with the offsets of the text that made the feature. */
export interface SpanFeatureSink {
	addWord(hash: number, start: number, end: number): void;
	addCharacters(hash: number, start: number, end: number): void;
}

/**
 * Makes a hasher: word 1-grams and 2-grams, and character 3- to 5-grams inside white-space boundaries with digits as
 * zeros. Training and prediction both go through it, so they cannot differ.
 */
export function createFeatureHasher(): FeatureHasher {
	const cache = new Map<string, ChunkHashes>();

	function hashesOf(text: string, isMasked: boolean): ChunkHashes {
		const known = cache.get(text);
		if (known) return known;
		const hashes: ChunkHashes = {
			words: Int32Array.from(isMasked ? [text] : wordsOf(text), hashWord),
			characters: isMasked ? NO_HASHES : hashCharacterNgrams(text.replaceAll(DEFANGED_DOT, ".")),
		};
		if (text.length <= MAX_CACHED_CHUNK_CHARACTERS) {
			if (cache.size >= MAX_CACHED_CHUNKS) cache.clear();
			cache.set(copyString(text), hashes);
		}
		return hashes;
	}

	function hashWithSpans(text: string, sink: SpanFeatureSink): void {
		let previous = 0;
		let previousStart = -1;
		for (const chunk of splitChunks(text)) {
			const { words, characters } = hashesOf(chunk.text, chunk.isMasked);
			for (const word of words) {
				sink.addWord(word, chunk.start, chunk.end);
				if (previousStart >= 0) sink.addWord(hashPair(previous, word), previousStart, chunk.end);
				previous = word;
				previousStart = chunk.start;
			}
			for (const hash of characters) sink.addCharacters(hash, chunk.start, chunk.end);
		}
	}

	return { hash: hashWithSpans, hashWithSpans };
}

/** Counts as a plain dot in character n-grams. */
export const DEFANGED_DOT = "[.]";

const NO_HASHES = new Int32Array(0);

/** A string with memory of its own: engines keep a slice's whole text alive, which a cache must not. */
function copyString(text: string): string {
	return String.fromCharCode(...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
}

/** The feature of a word. */
export function hashWord(word: string): number {
	return hashString(word, WORD_SEED);
}

function hashString(text: string, seed: number): number {
	let hash = seed;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
	return mix(hash);
}

/** The feature of two neighbouring words, from those of the words. */
export function hashPair(first: number, second: number): number {
	return mix(Math.imul(first ^ PAIR_SEED, FNV_PRIME) ^ Math.imul(second, 0x85ebca6b));
}

/** The finaliser of MurmurHash3 (Appleby): FNV alone leaves neighbouring n-grams close together. */
function mix(hash: number): number {
	let h = hash ^ (hash >>> 16);
	h = Math.imul(h, 0x85ebca6b);
	h ^= h >>> 13;
	h = Math.imul(h, 0xc2b2ae35);
	return h ^ (h >>> 16);
}

const SPACE = 32;
const ZERO = 48;
const NINE = 57;

/** The features of the character n-grams of a chunk, by their first place and then by length. */
export function hashCharacterNgrams(chunk: string): Int32Array {
	const length = chunk.length + 2;
	const codes = new Uint16Array(length);
	codes[0] = SPACE;
	codes[length - 1] = SPACE;
	for (let i = 0; i < chunk.length; i++) {
		const code = chunk.charCodeAt(i);
		codes[i + 1] = code >= ZERO && code <= NINE ? ZERO : code;
	}
	const hashes: number[] = [];
	for (let start = 0; start < length; start++) {
		let hash = CHARACTERS_SEED;
		const stop = Math.min(start + MAX_CHARACTERS, length);
		for (let i = start; i < stop; i++) {
			hash = Math.imul(hash ^ (codes[i] as number), FNV_PRIME);
			if (i - start >= MIN_CHARACTERS - 1) hashes.push(mix(hash));
		}
	}
	return Int32Array.from(hashes);
}
