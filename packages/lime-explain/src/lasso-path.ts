import type { Response } from "./response.js";
import type { WeightedDesign } from "./weighted-design.js";

/** `np.finfo(np.float32).eps`: the path ends when the largest correlation, divided by the samples, is no larger. */
const END_OF_PATH = 2 ** -23;

/** The reference takes at most this many steps. */
const MAX_STEPS = 500;

/** A column whose remaining length is below this depends on the active ones (scikit-learn's constant). */
const DEPENDENT_LENGTH = 1e-7;

/** The same in squares and relative to the column, for columns whose rounding error alone is larger. */
const DEPENDENT_SHARE = 1e-13;

/**
 * Follows the LARS-lasso path and returns the features with non-zero coefficients, ascending, at the last of its steps
 * that has at most `count`. A path without steps, of a label that does not vary, returns all features.
 *
 * @see B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, "Least angle regression" (2004), sections 2 and 3.1; tolerances
 *   and the treatment of dependent columns as in scikit-learn 1.2.1, `lars_path(method="lasso")`
 */
export function selectByLassoPath(design: WeightedDesign, response: Response, count: number): number[] {
	const d = design.featureCount;
	const gram = design.gram();
	const { cross } = response;
	const sampleCount = design.neighborhood.sampleCount;
	const active = createActiveSet(Math.min(d, MAX_STEPS));
	const coefficients = new Float64Array(d);
	// Position p below active.size holds an active feature; correlations are kept for the positions from there on.
	const order = Int32Array.from({ length: d }, (_, j) => j);
	const correlations = cross.slice();
	const signs: number[] = [];
	const angles = new Float64Array(d);
	let selected: number[] | undefined;
	let previousAlpha = 0;
	let hasDropped = false;

	for (let step = 0; ; ) {
		let at = -1;
		let largest = 0;
		for (let p = active.size(); p < d; p++) {
			if (Math.abs(correlations[p]!) > largest) {
				largest = Math.abs(correlations[p]!);
				at = p;
			}
		}
		const alpha = largest / sampleCount;
		if (alpha <= END_OF_PATH || step >= MAX_STEPS || active.size() >= d) break;

		if (!hasDropped) {
			const n = active.size();
			const sign = Math.sign(correlations[at]!);
			const feature = order[at]!;
			order[at] = order[n]!;
			order[n] = feature;
			if (
				!active.add(
					Array.from(order.subarray(0, n), (other) => gram[feature * d + other]!),
					gram[feature * d + feature]!,
				)
			) {
				// As in scikit-learn the features change places and their correlations do not.
				correlations[at] = 0;
				continue;
			}
			correlations[at] = correlations[n]!;
			signs.push(sign);
		}
		if (step > 0 && previousAlpha < alpha) break;
		previousAlpha = alpha;

		// The direction that changes all active correlations alike, by `unit` for each unit of length.
		const n = active.size();
		const direction = active.solve(Float64Array.from(signs));
		const unit = 1 / Math.sqrt(direction.reduce((sum, value, i) => sum + value * signs[i]!, 0));
		for (let i = 0; i < n; i++) direction[i]! *= unit;
		let length = largest / unit;
		for (let p = n; p < d; p++) {
			const row = order[p]! * d;
			let angle = 0;
			for (let i = 0; i < n; i++) angle += gram[row + order[i]!]! * direction[i]!;
			angles[p] = angle;
			const rise = (largest - correlations[p]!) / (unit - angle);
			const fall = (largest + correlations[p]!) / (unit + angle);
			if (rise > 0 && rise < length) length = rise;
			if (fall > 0 && fall < length) length = fall;
		}
		let dropped = -1;
		for (let i = 0; i < n; i++) {
			const untilZero = -coefficients[order[i]!]! / direction[i]!;
			if (untilZero > 0 && untilZero < length) {
				length = untilZero;
				dropped = i;
			}
		}
		step++;
		for (let i = 0; i < n; i++) coefficients[order[i]!]! += length * direction[i]!;
		for (let p = n; p < d; p++) correlations[p]! -= length * angles[p]!;

		hasDropped = dropped >= 0;
		if (hasDropped) {
			const feature = order[dropped]!;
			coefficients[feature] = 0;
			active.remove(dropped);
			signs.splice(dropped, 1);
			order.copyWithin(dropped, dropped + 1, n);
			order[n - 1] = feature;
			let rest = cross[feature]!;
			for (let i = 0; i < n - 1; i++) rest -= gram[feature * d + order[i]!]! * coefficients[order[i]!]!;
			correlations[n - 1] = rest;
		}
		const nonZero = Array.from(order.subarray(0, active.size())).filter(
			(feature) => coefficients[feature] !== 0,
		);
		if (nonZero.length <= count) selected = nonZero.sort((a, b) => a - b);
	}
	return selected ?? Array.from({ length: d }, (_, j) => j);
}

/** A Cholesky factor of the active features' Gram matrix that grows at the end and shrinks anywhere. */
function createActiveSet(capacity: number) {
	const rows: Float64Array[] = [];

	return {
		size: () => rows.length,
		/** Adds a feature by its products with the active ones; false when it depends on them. */
		add(products: readonly number[], square: number): boolean {
			const row = new Float64Array(capacity);
			let explained = 0;
			for (let i = 0; i < rows.length; i++) {
				let value = products[i]!;
				for (let j = 0; j < i; j++) value -= rows[i]![j]! * row[j]!;
				row[i] = value / rows[i]![i]!;
				explained += row[i]! * row[i]!;
			}
			const rest = square - explained;
			const length = Math.sqrt(Math.abs(rest));
			if (length < DEPENDENT_LENGTH || rest < DEPENDENT_SHARE * square) return false;
			row[rows.length] = length;
			rows.push(row);
			return true;
		},
		/** Removes the feature at a position: plane rotations bring the rows below it back to a triangle. */
		remove(position: number): void {
			rows.splice(position, 1);
			for (let i = position; i < rows.length; i++) {
				const row = rows[i]!;
				const length = Math.hypot(row[i]!, row[i + 1]!);
				const cosine = row[i]! / length;
				const sine = row[i + 1]! / length;
				for (let k = i; k < rows.length; k++) {
					const left = rows[k]![i]!;
					const right = rows[k]![i + 1]!;
					rows[k]![i] = cosine * left + sine * right;
					rows[k]![i + 1] = cosine * right - sine * left;
				}
			}
		},
		/** Solves for a right side, in place. */
		solve(b: Float64Array): Float64Array {
			for (let i = 0; i < rows.length; i++) {
				for (let j = 0; j < i; j++) b[i]! -= rows[i]![j]! * b[j]!;
				b[i]! /= rows[i]![i]!;
			}
			for (let i = rows.length - 1; i >= 0; i--) {
				b[i]! /= rows[i]![i]!;
				for (let j = 0; j < i; j++) b[j]! -= rows[i]![j]! * b[i]!;
			}
			return b;
		},
	};
}
