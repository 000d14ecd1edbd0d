import { countBits, type Neighborhood, WORD_BITS } from "./neighborhood.js";

/** Masks with their kernel weights, ready for weighted least squares. Independent of any label. */
export interface WeightedDesign {
	readonly neighborhood: Neighborhood;
	readonly featureCount: number;
	/** `[rows]`: kernel weight of one sample. */
	readonly kernel: Float64Array;
	/** `[rows]`: kernel weight times mass. */
	readonly weights: Float64Array;
	readonly totalWeight: number;
	/** `[features]`: weighted share of samples that keep each. */
	readonly means: Float64Array;
	/** `[features, features]`: weighted sums of products of the centred columns; computed once, when first asked for. */
	gram(): Float64Array;
	/** Weighted sums of `scale[row] · column`, `[features]`, columns not centred. */
	sumColumns(scale: Float64Array): Float64Array;
	/** The same within each group of rows. `[groups][features]`. */
	sumColumnsByGroup(
		scale: Float64Array,
		groupCount: number,
		groupOf: (row: number) => number,
	): Float64Array[];
	/** `[rows]`: Σ over the features kept of `coefficients`. */
	sumKept(coefficients: Float64Array): Float64Array;
}

/**
 * Weighs a neighborhood.
 *
 * A row is stored by what it keeps or by what it removes, whichever is less, since
 * `x_j = 1 - z_j`. Products then cost the square of at most half the features: on average a quarter of those of the
 * kept ones alone.
 *
 * @param kernelByKept `[features + 1]`
 */
export function weighNeighborhood(neighborhood: Neighborhood, kernelByKept: Float64Array): WeightedDesign {
	const { featureCount, rowCount, kept, mass } = neighborhood;
	const kernel = Float64Array.from({ length: rowCount }, (_, row) => kernelByKept[kept[row]!]!);
	const weights = kernel.map((weight, row) => weight * mass[row]!);
	const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
	const { starts, members } = listMembers(neighborhood);
	const isRemovedList = (row: number) => 2 * kept[row]! >= featureCount;

	function sumColumnsByGroup(
		scale: Float64Array,
		groupCount: number,
		groupOf: (row: number) => number,
	): Float64Array[] {
		const groups = Array.from({ length: groupCount }, () => new Float64Array(featureCount));
		const everywhere = new Float64Array(groupCount);
		for (let row = 0; row < rowCount; row++) {
			const group = groupOf(row);
			const sums = groups[group]!;
			const isRemoved = isRemovedList(row);
			const value = isRemoved ? -scale[row]! : scale[row]!;
			if (isRemoved) everywhere[group]! += scale[row]!;
			const end = starts[row + 1]!;
			for (let p = starts[row]!; p < end; p++) sums[members[p]!]! += value;
		}
		groups.forEach((sums, group) => {
			for (let j = 0; j < featureCount; j++) sums[j]! += everywhere[group]!;
		});
		return groups;
	}

	const sumColumns = (scale: Float64Array) => sumColumnsByGroup(scale, 1, () => 0)[0]!;

	function sumKept(coefficients: Float64Array): Float64Array {
		const all = coefficients.reduce((sum, coefficient) => sum + coefficient, 0);
		const sums = new Float64Array(rowCount);
		for (let row = 0; row < rowCount; row++) {
			let sum = 0;
			const end = starts[row + 1]!;
			for (let p = starts[row]!; p < end; p++) sum += coefficients[members[p]!]!;
			sums[row] = isRemovedList(row) ? all - sum : sum;
		}
		return sums;
	}

	const means = sumColumns(weights).map((sum) => sum / totalWeight);
	let gram: Float64Array | undefined;

	function computeGram(): Float64Array {
		const d = featureCount;
		const products = new Float64Array(d * d);
		// Rows listed by what they remove: their weight, and Σ weight · z for each feature.
		let removedWeight = 0;
		const removedSums = new Float64Array(d);
		for (let row = 0; row < rowCount; row++) {
			const weight = weights[row]!;
			const end = starts[row + 1]!;
			if (isRemovedList(row)) {
				removedWeight += weight;
				for (let p = starts[row]!; p < end; p++) removedSums[members[p]!]! += weight;
			}
			addProducts(products, d, members, starts[row]!, end, weight);
		}
		for (let i = 0; i < d; i++) {
			const base = removedWeight - removedSums[i]!;
			const mean = totalWeight * means[i]!;
			for (let j = i; j < d; j++) {
				// Σ w x_i x_j = Σ w - Σ w z_i - Σ w z_j + Σ w z_i z_j over rows listed by what they remove.
				const value = products[i * d + j]! + base - removedSums[j]! - mean * means[j]!;
				products[i * d + j] = value;
				products[j * d + i] = value;
			}
		}
		return products;
	}

	return {
		neighborhood,
		featureCount,
		kernel,
		weights,
		totalWeight,
		means,
		gram() {
			gram ??= computeGram();
			return gram;
		},
		sumColumns,
		sumColumnsByGroup,
		sumKept,
	};
}

/** Adds `weight` at every pair of ascending members, in the upper triangle. */
function addProducts(
	products: Float64Array,
	d: number,
	members: Uint16Array,
	start: number,
	end: number,
	weight: number,
): void {
	for (let p = start; p < end; p++) {
		const base = members[p]! * d;
		for (let q = p; q < end; q++) products[base + members[q]!]! += weight;
	}
}

/** For each row its kept or its removed features, the shorter list, ascending. */
function listMembers(neighborhood: Neighborhood): { starts: Int32Array; members: Uint16Array } {
	const { featureCount, rowCount, wordCount, bits, kept } = neighborhood;
	const starts = new Int32Array(rowCount + 1);
	for (let row = 0; row < rowCount; row++) {
		starts[row + 1] = starts[row]! + Math.min(kept[row]!, featureCount - kept[row]!);
	}
	const members = new Uint16Array(starts[rowCount]!);
	for (let row = 0, next = 0; row < rowCount; row++) {
		const flip = 2 * kept[row]! >= featureCount ? 0xffffffff : 0;
		for (let i = 0; i < wordCount; i++) {
			let word = bits[row * wordCount + i]! ^ flip;
			if (i === wordCount - 1 && featureCount % WORD_BITS !== 0) word &= 2 ** (featureCount % WORD_BITS) - 1;
			while (word !== 0) {
				const lowest = word & -word;
				members[next++] = i * WORD_BITS + countBits(lowest - 1);
				word ^= lowest;
			}
		}
	}
	return { starts, members };
}
