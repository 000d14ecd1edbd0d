import { type FeatureTable, IDF_STEP } from "./featurize.js";
import { createFeatureHasher } from "./hash-features.js";

/** How often a feature must occur to enter a table. */
export interface CountFeaturesOptions {
	/** Texts a word or pair must occur in. Default 2. */
	minWordTexts?: number;
	/** Texts a character n-gram must occur in. Default 3. */
	minCharacterTexts?: number;
}

/**
 * Learns the feature table of a corpus: which n-grams occur in enough texts, and their inverse document frequency
 * ln((1 + n) / (1 + df)) + 1, as scikit-learn's `TfidfTransformer` with `smooth_idf` has it.
 *
 * @returns hashes sorted by value, so that equal corpora in any order give equal tables
 *
 * @example
 * ```ts
 * const table = countFeatures(["encoded powershell", "powershell script"], { minWordTexts: 2 });
 * table.wordHashes.length; // 1: powershell
 * ```
 */
export function countFeatures(texts: Iterable<string>, options: CountFeaturesOptions = {}): FeatureTable {
	const { minWordTexts = 2, minCharacterTexts = 3 } = options;
	const hasher = createFeatureHasher();
	const words = new Map<number, number>();
	const characters = new Map<number, number>();
	let textCount = 0;
	let wordsHere = new Set<number>();
	let charactersHere = new Set<number>();
	const sink = {
		addWord: (hash: number) => void wordsHere.add(hash),
		addCharacters: (hash: number) => void charactersHere.add(hash),
	};
	for (const text of texts) {
		textCount++;
		wordsHere = new Set();
		charactersHere = new Set();
		hasher.hash(text, sink);
		for (const hash of wordsHere) words.set(hash, (words.get(hash) ?? 0) + 1);
		for (const hash of charactersHere) characters.set(hash, (characters.get(hash) ?? 0) + 1);
	}
	const wordHashes = frequent(words, minWordTexts);
	const characterHashes = frequent(characters, minCharacterTexts);
	const idfSteps = new Uint8Array(wordHashes.length + characterHashes.length);
	const steps = (df: number) =>
		Math.min(255, Math.round((Math.log((1 + textCount) / (1 + df)) + 1) / IDF_STEP));
	for (let i = 0; i < wordHashes.length; i++) idfSteps[i] = steps(words.get(wordHashes[i]!)!);
	for (let i = 0; i < characterHashes.length; i++) {
		idfSteps[wordHashes.length + i] = steps(characters.get(characterHashes[i]!)!);
	}
	return { wordHashes, characterHashes, idfSteps };
}

function frequent(counts: ReadonlyMap<number, number>, minimum: number): Int32Array {
	const kept: number[] = [];
	for (const [hash, count] of counts) if (count >= minimum) kept.push(hash);
	return Int32Array.from(kept).sort();
}
