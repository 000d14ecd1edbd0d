import type { Tensor } from "@tensorflow/tfjs";
import type { TensorFlow } from "./load-tensor-backend.js";

/** Drops some values of a tensor and scales up the others; between training steps it changes nothing. */
export type Dropout = <T extends Tensor>(x: T) => T;

/** Keeps everything: what inference runs with. */
export const keepAll: Dropout = (x) => x;

/**
 * A dropout whose masks follow from the seed alone: the same seed and the same calls give the same masks on
 * every backend, so a resumed run repeats an uninterrupted one.
 *
 * @param random gives 32 random bits a call; shared by the dropouts of one pass, see {@link randomBits}.
 */
export function createDropout(tf: TensorFlow, rate: number, random: () => number): Dropout {
	if (rate <= 0) return keepAll;
	// 16 bits decide about one value: rates are multiples of 1/65,536.
	const threshold = Math.round(rate * 65_536);
	const kept = 65_536 / (65_536 - threshold);
	return (x) => {
		const mask = new Float32Array(x.size);
		for (let index = 0; index < mask.length; index += 2) {
			const bits = random();
			mask[index] = (bits & 0xffff) < threshold ? 0 : kept;
			if (index + 1 < mask.length) mask[index + 1] = bits >>> 16 < threshold ? 0 : kept;
		}
		return tf.mul(x, tf.tensor(mask, x.shape));
	};
}

/**
 * A stream of 32-bit words out of a seed: a Weyl sequence through the murmur3 finaliser.
 *
 * @see Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014
 */
export function randomBits(seed: number): () => number {
	// The odd integer nearest 2³² / golden ratio: its multiples visit every word once.
	const step = 0x9e3779b9;
	let state = mix(seed >>> 0);
	return () => {
		state = (state + step) >>> 0;
		return mix(state);
	};
}

function mix(word: number): number {
	let bits = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}
