/** A seeded source of whole numbers. Equal seeds and streams give equal sequences on every machine. */
export interface Random {
	/** A whole number from 0 to `limit - 1`, each equally likely. `limit` is from 1 to 2^31. */
	below(limit: number): number;
}

/** 2^32 divided by the golden ratio: the step between the words that a state is filled with. */
const GOLDEN_STEP = 0x9e3779b9;

/**
 * Makes a generator.
 *
 * @param seed a whole number from 0 to 2^53 - 1
 * @param stream gives one seed several independent sequences
 * @see xoshiro128** 1.1, D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators" (2018); the state
 *   is filled with the 32-bit finalizer of MurmurHash3 (A. Appleby)
 */
export function createRandom(seed: number, stream = 0): Random {
	let counter = mix(mix(mix(seed >>> 0) + Math.floor(seed / 2 ** 32) + GOLDEN_STEP) + stream);
	const fill = () => {
		counter = (counter + GOLDEN_STEP) | 0;
		return mix(counter);
	};
	let a = fill();
	let b = fill();
	let c = fill();
	// The state must not be all zeros.
	let d = fill() | 1;

	function next(): number {
		const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9);
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = rotate(d, 11);
		return scrambled;
	}

	return {
		below(limit) {
			if (limit <= 1) return 0;
			// As many high bits as the limit needs, drawn again when they are too large: no value is favoured.
			const shift = Math.clz32(limit - 1);
			let value = next() >>> shift;
			while (value >= limit) value = next() >>> shift;
			return value;
		},
	};
}

function rotate(word: number, bits: number): number {
	return (word << bits) | (word >>> (32 - bits));
}

function mix(word: number): number {
	let hash = word | 0;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
