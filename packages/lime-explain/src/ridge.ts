import { type CholeskyFactor, factorCholesky } from "./cholesky.js";
import type { WeightedDesign } from "./weighted-design.js";

/** Penalty of the final fit, as in the reference: relative to the sum of kernel weights, not to their mean. */
export const FINAL_ALPHA = 1;

/** Penalty of the fit that `highest-weights` ranks all features by. */
export const RANKING_ALPHA = 0.01;

/** Factors `Xc' W Xc + alpha I` of some features. Solve it with their entries of a response's `cross`. */
export function factorRidge(
	design: WeightedDesign,
	features: readonly number[],
	alpha: number,
): CholeskyFactor {
	const gram = design.gram();
	const d = design.featureCount;
	const size = features.length;
	const matrix = new Float64Array(size * size);
	for (let i = 0; i < size; i++) {
		const row = features[i]! * d;
		for (let j = 0; j < i; j++) matrix[i * size + j] = gram[row + features[j]!]!;
		matrix[i * size + i] = gram[row + features[i]!]! + alpha;
	}
	return factorCholesky(matrix, size);
}

/** Keeps the factors over all features, which every label shares. */
export interface RidgeSolver {
	/** Coefficients `[features]` of a ridge over all features. */
	solveAll(cross: Float64Array, alpha: number): Float64Array;
	/** The factor over all features. */
	factorAll(alpha: number): CholeskyFactor;
}

/** Makes a solver for the labels of one design. */
export function createRidgeSolver(design: WeightedDesign): RidgeSolver {
	const factors = new Map<number, CholeskyFactor>();
	function factorAll(alpha: number): CholeskyFactor {
		let factor = factors.get(alpha);
		if (!factor) {
			factor = factorRidge(design, Array.from(design.means.keys()), alpha);
			factors.set(alpha, factor);
		}
		return factor;
	}
	return { factorAll, solveAll: (cross, alpha) => factorAll(alpha).solve(cross.slice()) };
}
