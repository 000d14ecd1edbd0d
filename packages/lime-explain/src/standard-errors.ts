import type { CholeskyFactor } from "./cholesky.js";
import type { WeightedDesign } from "./weighted-design.js";

/** Up to this many features each sample counts by itself; above it samples are put into groups. */
const MAX_SINGLE_FEATURES = 64;

const GROUP_COUNT = 64;

/**
 * Standard errors of the weights of a ridge: how much they vary from seed to seed, given the chosen features.
 *
 * Each sample pulls at the weights by `w e xc` and moves them by `(Xc' W Xc + alpha I)⁻¹ w e xc`; the squares of these moves
 * are summed (White's sandwich, with the factor n / (n - k - 1)). Rows drawn together count as one sample. Above 64
 * features, where that would cost more than the fit, the pulls are those of 64 groups of samples.
 *
 * @param kept `[rows, features chosen]` of 1 and 0
 * @param residuals `[rows]`
 * @returns `[features chosen]`; zeros for an exact neighborhood
 */
export function standardErrors(
	design: WeightedDesign,
	features: readonly number[],
	kept: Uint8Array,
	factor: CholeskyFactor,
	residuals: Float64Array,
): Float64Array {
	const { neighborhood, kernel } = design;
	const { rowCount, mass, units, sampleCount, isExact } = neighborhood;
	const size = features.length;
	if (isExact || rowCount < 3) return new Float64Array(size);
	const means = Float64Array.from(features, (feature) => design.means[feature]!);
	const isGrouped = size > MAX_SINGLE_FEATURES;
	const groups = Array.from({ length: isGrouped ? GROUP_COUNT : 1 }, () => new Float64Array(size));
	const squares = new Float64Array(isGrouped ? 0 : size * size);

	// Row 0 is the text itself: it is in every sample and adds no error.
	for (let row = 1; row < rowCount; row++) {
		const pull = groups[isGrouped ? units[row]! % GROUP_COUNT : 0]!;
		const scale = kernel[row]! * residuals[row]! * (isGrouped ? mass[row]! : 1);
		for (let j = 0, p = row * size; j < size; j++, p++) pull[j]! += scale * (kept[p]! - means[j]!);
		if (isGrouped || (row + 1 < rowCount && units[row + 1] === units[row])) continue;
		addSquare(squares, pull, mass[row]!);
		pull.fill(0);
	}
	const variances = isGrouped ? sumMoves(factor, groups) : sandwich(factor, squares, size);
	const correction = sampleCount / Math.max(sampleCount - size - 1, 1);
	return variances.map((variance) => Math.sqrt(Math.max(variance, 0) * correction));
}

/** Adds `times · pull pull'`, in the lower triangle. */
function addSquare(squares: Float64Array, pull: Float64Array, times: number): void {
	const size = pull.length;
	for (let i = 0; i < size; i++) {
		const value = times * pull[i]!;
		for (let j = 0, p = i * size; j <= i; j++, p++) squares[p]! += value * pull[j]!;
	}
}

/** The diagonal of `A⁻¹ S A⁻¹`. */
function sandwich(factor: CholeskyFactor, squares: Float64Array, size: number): Float64Array {
	const variances = new Float64Array(size);
	const column = new Float64Array(size);
	for (let k = 0; k < size; k++) {
		column.fill(0);
		column[k] = 1;
		factor.solve(column);
		for (let i = 0; i < size; i++) {
			for (let j = 0; j <= i; j++) {
				variances[k]! += (i === j ? 1 : 2) * squares[i * size + j]! * column[i]! * column[j]!;
			}
		}
	}
	return variances;
}

function sumMoves(factor: CholeskyFactor, groups: readonly Float64Array[]): Float64Array {
	const variances = new Float64Array(factor.size);
	for (const pull of groups) {
		factor.solve(pull);
		for (let j = 0; j < pull.length; j++) {
			variances[j]! += (pull[j]! * pull[j]! * GROUP_COUNT) / (GROUP_COUNT - 1);
		}
	}
	return variances;
}
