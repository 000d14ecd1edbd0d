import { createFeatureIndex, NOT_INDEXED } from "./feature-index.js";
import { createFeatureHasher } from "./hash-features.js";
import { locateFeatures } from "./locate-features.js";

/** A text as numbers: feature numbers and their weights, in order of first appearance, words before characters. */
export interface SparseVector {
	/** Dense feature numbers. */
	readonly indices: Int32Array;
	/** TF-IDF weights; their squares sum to 1, or there are none. */
	readonly values: Float32Array;
}

/** The features a model knows: what {@link createFeaturizer} needs. */
export interface FeatureTable {
	/** Hashes of words and word pairs; feature `i` is `wordHashes[i]`. */
	readonly wordHashes: Int32Array;
	/** Hashes of character n-grams; feature `wordHashes.length + i` is `characterHashes[i]`. */
	readonly characterHashes: Int32Array;
	/** Inverse document frequency of each feature in steps of {@link IDF_STEP}. */
	readonly idfSteps: Uint8Array;
}

/** Idf is kept in steps of 1/20, in training too, so that one byte holds it and nothing differs at prediction. */
export const IDF_STEP = 0.05;

/** A piece of a text, in UTF-16 code units: `text.slice(start, end)`. */
export interface FeatureSpan {
	readonly start: number;
	readonly end: number;
}

/** Turns text into the sparse vector a linear model scores. */
export interface Featurizer {
	/** Number of features known. */
	readonly size: number;
	/** The text's vector: (1 + ln tf) · idf, words and characters each scaled to length 1, then the whole. */
	featurize(text: string): SparseVector;
	/** Where each feature of the text stands, every occurrence in reading order: for explanations, not for speed. */
	locate(text: string): Map<number, FeatureSpan[]>;
}

/** Makes a featurizer over a table of known features. It keeps scratch space: use one per thread. */
export function createFeaturizer(table: FeatureTable): Featurizer {
	const hasher = createFeatureHasher();
	const words = createFeatureIndex(table.wordHashes);
	const characters = createFeatureIndex(table.characterHashes);
	const offset = table.wordHashes.length;
	const size = offset + table.characterHashes.length;
	const counts = new Uint16Array(size);
	let wordList = new Int32Array(256);
	let characterList = new Int32Array(1024);
	let wordCount = 0;
	let characterCount = 0;

	const sink = {
		addWord(hash: number) {
			const feature = words.find(hash);
			if (feature === NOT_INDEXED) return;
			if (counts[feature] === 0) {
				if (wordCount === wordList.length) wordList = grown(wordList);
				wordList[wordCount++] = feature;
			}
			if ((counts[feature] as number) < MAX_COUNT) counts[feature]!++;
		},
		addCharacters(hash: number) {
			const found = characters.find(hash);
			if (found === NOT_INDEXED) return;
			const feature = found + offset;
			if (counts[feature] === 0) {
				if (characterCount === characterList.length) characterList = grown(characterList);
				characterList[characterCount++] = feature;
			}
			if ((counts[feature] as number) < MAX_COUNT) counts[feature]!++;
		},
	};

	/** Writes one block's weights and clears its counts. */
	function weigh(
		list: Int32Array,
		count: number,
		blockShare: number,
		vector: SparseVector,
		at: number,
	): void {
		let squares = 0;
		for (let i = 0; i < count; i++) {
			const feature = list[i] as number;
			const weight =
				(1 + Math.log(counts[feature] as number)) * (table.idfSteps[feature] as number) * IDF_STEP;
			counts[feature] = 0;
			vector.indices[at + i] = feature;
			vector.values[at + i] = weight;
			squares += weight * weight;
		}
		const scale = squares > 0 ? blockShare / Math.sqrt(squares) : 0;
		for (let i = 0; i < count; i++) vector.values[at + i]! *= scale;
	}

	return {
		size,
		featurize(text) {
			wordCount = 0;
			characterCount = 0;
			hasher.hash(text, sink);
			const total = wordCount + characterCount;
			const vector = { indices: new Int32Array(total), values: new Float32Array(total) };
			const blockShare = wordCount > 0 && characterCount > 0 ? Math.SQRT1_2 : 1;
			weigh(wordList, wordCount, blockShare, vector, 0);
			weigh(characterList, characterCount, blockShare, vector, wordCount);
			return vector;
		},
		locate(text) {
			const places = new Map<number, FeatureSpan[]>();
			const add = (feature: number, start: number, end: number) => {
				const spans = places.get(feature);
				if (spans) spans.push({ start, end });
				else places.set(feature, [{ start, end }]);
			};
			locateFeatures(text, {
				addWord(hash, start, end) {
					const feature = words.find(hash);
					if (feature !== NOT_INDEXED) add(feature, start, end);
				},
				addCharacters(hash, start, end) {
					const found = characters.find(hash);
					if (found !== NOT_INDEXED) add(found + offset, start, end);
				},
			});
			return places;
		},
	};
}

/** Counts saturate here; ln tf hardly moves beyond. */
const MAX_COUNT = 0xffff;

function grown(list: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(list.length * 2);
	larger.set(list);
	return larger;
}
