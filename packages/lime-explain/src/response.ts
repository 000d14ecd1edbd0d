import type { WeightedDesign } from "./weighted-design.js";

/** What a label's probabilities have in common with the features of a {@link WeightedDesign}. */
export interface Response {
	/** `[rows]`: probability of the label. */
	readonly values: Float64Array;
	/** Weighted mean. */
	readonly mean: number;
	/** `[features]`: weighted sums of products with the centred columns. */
	readonly cross: Float64Array;
	/** Weighted sum of squares around the mean; 0 when all values are equal. */
	readonly variation: number;
}

/** Centres a label's probabilities and multiplies them with the features. */
export function centerResponse(design: WeightedDesign, values: Float64Array): Response {
	const { weights, totalWeight, means } = design;
	const rowCount = weights.length;
	// Around the first value, so that equal values give exactly their value as mean.
	const first = values[0] as number;
	let shift = 0;
	for (let row = 0; row < rowCount; row++) shift += weights[row]! * (values[row]! - first);
	const mean = first + shift / totalWeight;
	let sum = 0;
	let variation = 0;
	const scale = new Float64Array(rowCount);
	for (let row = 0; row < rowCount; row++) {
		const centered = values[row]! - mean;
		scale[row] = weights[row]! * centered;
		sum += scale[row]!;
		variation += scale[row]! * centered;
	}
	const cross = design.sumColumns(scale);
	for (let j = 0; j < cross.length; j++) cross[j]! -= means[j]! * sum;
	return { values, mean, cross, variation };
}
