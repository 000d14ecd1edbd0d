/** Examples of a yes-or-no question, each belonging to one group with an intercept of its own. */
export interface LogisticExamples {
	/** `[examples × dimensions]`, row by row; a constant 1 is added by the fit. */
	readonly features: Float64Array;
	readonly dimensions: number;
	/** Group of each example. */
	readonly groups: Uint16Array;
	readonly groupCount: number;
	/** 1 for yes, 0 for no. */
	readonly targets: Uint8Array;
	/** How much each example counts. */
	readonly importances: Float64Array;
}

/** How strongly the fit is held back. */
export interface FitLogisticOptions {
	/** Ridge penalty on the shared weights. Default 1. */
	ridge?: number;
	/** Ridge penalty on each group's intercept: groups with few examples stay near the shared one. Default 5. */
	groupRidge?: number;
	/** Rounds of Newton steps. Default 25. */
	rounds?: number;
}

/** A fitted logistic regression: p = σ(bias + weights·x + intercepts[group]). */
export interface LogisticFit {
	readonly bias: number;
	readonly weights: Float64Array;
	readonly intercepts: Float64Array;
}

/**
 * Fits a logistic regression with shared weights and shrunken group intercepts, by alternating Newton steps: one on
 * the shared weights, one on every intercept.
 *
 * @see Platt: Probabilistic Outputs for Support Vector Machines. 1999 (one score); Gelman, Hill: Data Analysis Using
 *   Regression and Multilevel/Hierarchical Models. 2007, chapter 14 (intercepts that share strength)
 */
export function fitLogistic(examples: LogisticExamples, options: FitLogisticOptions = {}): LogisticFit {
	const { ridge = 1, groupRidge = 5, rounds = 25 } = options;
	const { features, dimensions, groups, groupCount, targets, importances } = examples;
	const count = targets.length;
	const size = dimensions + 1;
	const shared = new Float64Array(size);
	const intercepts = new Float64Array(groupCount);
	const logits = new Float64Array(count);

	for (let round = 0; round < rounds; round++) {
		const gradient = new Float64Array(size);
		const hessian = new Float64Array(size * size);
		for (let i = 0; i < count; i++) {
			const base = i * dimensions;
			let logit = shared[dimensions]! + intercepts[groups[i]!]!;
			for (let d = 0; d < dimensions; d++) logit += shared[d]! * features[base + d]!;
			logits[i] = logit;
			const p = sigmoid(logit);
			const error = importances[i]! * (p - targets[i]!);
			const curvature = importances[i]! * p * (1 - p);
			for (let d = 0; d < size; d++) {
				const x = d < dimensions ? features[base + d]! : 1;
				gradient[d]! += error * x;
				for (let e = 0; e <= d; e++) {
					hessian[d * size + e]! += curvature * x * (e < dimensions ? features[base + e]! : 1);
				}
			}
		}
		for (let d = 0; d < size; d++) {
			const penalty = d < dimensions ? ridge : MINIMAL_RIDGE;
			gradient[d]! += penalty * shared[d]!;
			hessian[d * size + d]! += penalty;
		}
		const step = solvePositiveDefinite(hessian, gradient, size);
		let largestMove = 0;
		for (let d = 0; d < size; d++) {
			shared[d]! -= step[d]!;
			largestMove = Math.max(largestMove, Math.abs(step[d]!));
		}
		largestMove = Math.max(largestMove, moveIntercepts(examples, shared, intercepts, groupRidge));
		if (largestMove < CONVERGED) break;
	}
	return { bias: shared[dimensions]!, weights: shared.slice(0, dimensions), intercepts };
}

/** Keeps the system solvable when every example agrees. */
const MINIMAL_RIDGE = 1e-6;
const CONVERGED = 1e-3;

/** One Newton step on every intercept; returns the largest move. */
function moveIntercepts(
	{ features, dimensions, groups, groupCount, targets, importances }: LogisticExamples,
	shared: Float64Array,
	intercepts: Float64Array,
	groupRidge: number,
): number {
	const gradients = Float64Array.from(intercepts, (value) => groupRidge * value);
	const curvatures = new Float64Array(groupCount).fill(groupRidge);
	for (let i = 0; i < targets.length; i++) {
		const group = groups[i]!;
		let logit = shared[dimensions]! + intercepts[group]!;
		for (let d = 0; d < dimensions; d++) logit += shared[d]! * features[i * dimensions + d]!;
		const p = sigmoid(logit);
		gradients[group]! += importances[i]! * (p - targets[i]!);
		curvatures[group]! += importances[i]! * p * (1 - p);
	}
	let largestMove = 0;
	for (let group = 0; group < groupCount; group++) {
		const move = curvatures[group]! > 0 ? gradients[group]! / curvatures[group]! : 0;
		intercepts[group]! -= move;
		largestMove = Math.max(largestMove, Math.abs(move));
	}
	return largestMove;
}

function sigmoid(x: number): number {
	return 1 / (1 + Math.exp(-x));
}

/** Solves A x = b for a symmetric positive definite A given by its lower triangle, by Cholesky factors. */
function solvePositiveDefinite(lower: Float64Array, b: Float64Array, size: number): Float64Array {
	const factor = Float64Array.from(lower);
	for (let i = 0; i < size; i++) {
		for (let j = 0; j <= i; j++) {
			let sum = factor[i * size + j]!;
			for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!;
			factor[i * size + j] =
				i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / factor[j * size + j]!;
		}
	}
	const x = Float64Array.from(b);
	for (let i = 0; i < size; i++) {
		for (let k = 0; k < i; k++) x[i]! -= factor[i * size + k]! * x[k]!;
		x[i]! /= factor[i * size + i]!;
	}
	for (let i = size - 1; i >= 0; i--) {
		for (let k = i + 1; k < size; k++) x[i]! -= factor[k * size + i]! * x[k]!;
		x[i]! /= factor[i * size + i]!;
	}
	return x;
}
