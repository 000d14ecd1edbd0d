/** Features cut into bins, so that a split is found by adding up bins. */
export interface BinnedFeatures {
	/** `[examples × dimensions]`: number of the bin. */
	readonly codes: Uint8Array;
	readonly dimensions: number;
	/** For each feature the values at which the next bin begins, ascending. */
	readonly borders: readonly (readonly number[])[];
	/** Bins of a feature at most. */
	readonly maxBins: number;
}

const MAX_BINS = 64;
/** Borders are found on this many examples, evenly spaced. */
const BORDER_EXAMPLES = 200_000;
/** Borders have four digits, as `model.json` keeps them. */
const ROUNDING = 10_000;

/** Cuts each feature into bins that hold about equally many examples; few values get a bin each. */
export function binFeatures(features: Float64Array, dimensions: number): BinnedFeatures {
	const count = dimensions === 0 ? 0 : features.length / dimensions;
	const borders = Array.from({ length: dimensions }, (_, d) => findBorders(features, dimensions, d, count));
	const codes = new Uint8Array(features.length);
	for (let d = 0; d < dimensions; d++) {
		const own = Float64Array.from(borders[d]!);
		for (let i = 0, at = d; i < count; i++, at += dimensions) codes[at] = binOf(own, features[at]!);
	}
	return { codes, dimensions, borders, maxBins: MAX_BINS };
}

function findBorders(features: Float64Array, dimensions: number, d: number, count: number): number[] {
	const step = Math.max(1, Math.floor(count / BORDER_EXAMPLES));
	const values: number[] = [];
	for (let i = 0; i < count; i += step) values.push(features[i * dimensions + d]!);
	const sorted = Float64Array.from(values).sort();
	const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
	const wanted =
		distinct.length <= MAX_BINS
			? Array.from(distinct.subarray(1), (value, i) => (value + distinct[i]!) / 2)
			: Array.from(
					{ length: MAX_BINS - 1 },
					(_, i) => sorted[Math.floor(((i + 1) * sorted.length) / MAX_BINS)]!,
				);
	const borders: number[] = [];
	for (const value of wanted) {
		const rounded = Math.round(value * ROUNDING) / ROUNDING;
		if (borders.length === 0 || rounded > borders.at(-1)!) borders.push(rounded);
	}
	return borders;
}

/** Number of borders at or below a value. */
function binOf(borders: Float64Array, value: number): number {
	let low = 0;
	let high = borders.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (value < borders[middle]!) high = middle;
		else low = middle + 1;
	}
	return low;
}
