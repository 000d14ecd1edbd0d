import { LexicalModelError } from "./errors.js";

/** No feature: the hash is not in the index. */
export const NOT_INDEXED = -1;

/**
 * The features a model knows, as 32-bit hashes with dense numbers. Strings are not kept: among 2^32 hashes a model's
 * quarter of a million features meet an unknown n-gram by chance once in about 17,000, which costs nothing measurable.
 */
export interface FeatureIndex {
	/** Number of features. */
	readonly size: number;
	/** The dense number of a feature hash, or {@link NOT_INDEXED}. */
	find(hash: number): number;
}

/**
 * Slots tried for one hash at most. Honest hashes need a dozen; more than this many in a row were made to collide, and
 * are refused before they cost quadratic time.
 */
const MAX_PROBES = 256;

/** 2^32 divided by the golden ratio: spreads neighbouring hashes over the slots (Knuth, TAOCP 3, section 6.4). */
const SPREAD = 0x9e3779b1;

/**
 * Builds the look-up from hashes in the order of their dense numbers; a repeated hash keeps its first number.
 *
 * @throws LexicalModelError `LEXICAL_MODEL_CORRUPT` for hashes that were made to collide
 */
export function createFeatureIndex(hashes: Int32Array): FeatureIndex {
	// At most half full, so that probing ends soon.
	const bits = Math.ceil(Math.log2(Math.max(4, hashes.length * 2)));
	const shift = 32 - bits;
	const mask = 2 ** bits - 1;
	const keys = new Int32Array(mask + 1);
	const numbers = new Int32Array(mask + 1).fill(NOT_INDEXED);
	for (let number = 0; number < hashes.length; number++) {
		const hash = hashes[number] as number;
		let slot = Math.imul(hash, SPREAD) >>> shift;
		let probes = 0;
		while (numbers[slot] !== NOT_INDEXED && keys[slot] !== hash) {
			slot = (slot + 1) & mask;
			if (++probes > MAX_PROBES) {
				throw new LexicalModelError(
					"LEXICAL_MODEL_CORRUPT",
					`Expected feature hashes that spread, found over ${MAX_PROBES} that collide; get the model file again.`,
				);
			}
		}
		if (numbers[slot] !== NOT_INDEXED) continue;
		keys[slot] = hash;
		numbers[slot] = number;
	}
	return {
		size: hashes.length,
		find(hash) {
			let slot = Math.imul(hash, SPREAD) >>> shift;
			while (numbers[slot] !== NOT_INDEXED) {
				if (keys[slot] === hash) return numbers[slot] as number;
				slot = (slot + 1) & mask;
			}
			return NOT_INDEXED;
		},
	};
}
