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

/** Builds the look-up from hashes in the order of their dense numbers; a repeated hash keeps its first number. */
export function createFeatureIndex(hashes: Int32Array): FeatureIndex {
	// At most half full, so that probing ends soon.
	const capacity = 2 ** Math.ceil(Math.log2(Math.max(4, hashes.length * 2)));
	const mask = capacity - 1;
	const keys = new Int32Array(capacity);
	const numbers = new Int32Array(capacity).fill(NOT_INDEXED);
	for (let number = 0; number < hashes.length; number++) {
		const hash = hashes[number] as number;
		let slot = hash & mask;
		while (numbers[slot] !== NOT_INDEXED && keys[slot] !== hash) slot = (slot + 1) & mask;
		if (numbers[slot] !== NOT_INDEXED) continue;
		keys[slot] = hash;
		numbers[slot] = number;
	}
	return {
		size: hashes.length,
		find(hash) {
			let slot = hash & mask;
			while (numbers[slot] !== NOT_INDEXED) {
				if (keys[slot] === hash) return numbers[slot] as number;
				slot = (slot + 1) & mask;
			}
			return NOT_INDEXED;
		},
	};
}
