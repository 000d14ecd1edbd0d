/** The weights of one label that are worth keeping, one byte each. */
export interface CompressedWeights {
	/** Feature numbers, in the order of the weights they came from. */
	readonly features: Int32Array;
	/** Weight of each feature in units of `scale`, never 0. */
	readonly steps: Int8Array;
	/** What one step is worth. */
	readonly scale: number;
}

const MAX_STEP = 127;

/**
 * Keeps the `keep` weights largest in size, rounded to one of 255 levels. Equal sizes at the border are kept from the
 * lowest place on, so that the result never depends on an order of work.
 *
 * @param featureOf feature number of each place in `weights`
 */
export function compressWeights(
	weights: Float32Array,
	keep: number,
	featureOf: Int32Array,
): CompressedWeights {
	const sizes = new Float32Array(weights.length);
	let largest = 0;
	let count = 0;
	for (const weight of weights) {
		const size = Math.abs(weight);
		if (size === 0) continue;
		sizes[count++] = size;
		if (size > largest) largest = size;
	}
	if (count === 0) return { features: new Int32Array(0), steps: new Int8Array(0), scale: 1 };
	const scale = Math.fround(largest / MAX_STEP);
	const border = count > keep ? kthLargest(sizes.subarray(0, count), keep) : 0;
	let above = 0;
	for (let i = 0; i < count; i++) if (sizes[i]! > border) above++;
	let equalsLeft = keep - above;
	const features: number[] = [];
	const steps: number[] = [];
	for (let place = 0; place < weights.length; place++) {
		const size = Math.abs(weights[place]!);
		if (size === 0 || size < border || (size === border && equalsLeft-- <= 0)) continue;
		const step = Math.round(weights[place]! / scale);
		if (step === 0) continue;
		features.push(featureOf[place]!);
		steps.push(Math.max(-MAX_STEP, Math.min(MAX_STEP, step)));
	}
	return { features: Int32Array.from(features), steps: Int8Array.from(steps), scale };
}

/** The k-th largest value (k from 1), by Hoare's quickselect; reorders `values`. */
function kthLargest(values: Float32Array, k: number): number {
	const target = values.length - k;
	let left = 0;
	let right = values.length - 1;
	while (left < right) {
		const pivot = values[(left + right) >> 1]!;
		let i = left;
		let j = right;
		while (i <= j) {
			while (values[i]! < pivot) i++;
			while (values[j]! > pivot) j--;
			if (i <= j) {
				const swap = values[i]!;
				values[i] = values[j]!;
				values[j] = swap;
				i++;
				j--;
			}
		}
		if (target <= j) right = j;
		else if (target >= i) left = i;
		else break;
	}
	return values[target]!;
}
