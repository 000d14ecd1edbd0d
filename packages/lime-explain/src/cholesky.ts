/** A lower triangular factor `L` of a symmetric positive definite matrix, `A = L L'`. */
export interface CholeskyFactor {
	readonly size: number;
	/** Solves `A x = b` in place and returns `b`. */
	solve(b: Float64Array): Float64Array;
	/** Solves for many right sides at once, `[size, count]`, in place: the factor is read from memory once, not for each. */
	solveMany(b: Float64Array, count: number): Float64Array;
}

/**
 * Factors a symmetric matrix that is positive definite beyond rounding, as a Gram matrix with a ridge penalty is.
 *
 * @param matrix `[size, size]`, overwritten
 */
export function factorCholesky(matrix: Float64Array, size: number): CholeskyFactor {
	for (let i = 0; i < size; i++) {
		const row = i * size;
		for (let j = 0; j <= i; j++) {
			const value = matrix[row + j]! - dotRows(matrix, row, j * size, j);
			matrix[row + j] = j === i ? Math.sqrt(value) : value / matrix[j * size + j]!;
		}
	}
	return {
		size,
		solve(b) {
			for (let i = 0; i < size; i++) {
				const row = i * size;
				let sum = b[i]!;
				for (let j = 0; j < i; j++) sum -= matrix[row + j]! * b[j]!;
				b[i] = sum / matrix[row + i]!;
			}
			for (let i = size - 1; i >= 0; i--) {
				const row = i * size;
				const value = b[i]! / matrix[row + i]!;
				b[i] = value;
				for (let j = 0; j < i; j++) b[j]! -= matrix[row + j]! * value;
			}
			return b;
		},
		solveMany(b, count) {
			for (let i = 0; i < size; i++) {
				for (let j = 0; j < i; j++) subtractRow(b, i * count, j * count, count, matrix[i * size + j]!);
				divideRow(b, i * count, count, matrix[i * size + i]!);
			}
			for (let i = size - 1; i >= 0; i--) {
				divideRow(b, i * count, count, matrix[i * size + i]!);
				for (let j = 0; j < i; j++) subtractRow(b, j * count, i * count, count, matrix[i * size + j]!);
			}
			return b;
		},
	};
}

function subtractRow(b: Float64Array, to: number, from: number, count: number, factor: number): void {
	for (let k = 0; k < count; k++) b[to + k]! -= factor * b[from + k]!;
}

function divideRow(b: Float64Array, row: number, count: number, divisor: number): void {
	for (let k = 0; k < count; k++) b[row + k]! /= divisor;
}

/** Product of the first `length` entries of two rows. Four sums at once: each waits less for the one before it. */
function dotRows(matrix: Float64Array, a: number, b: number, length: number): number {
	let sum0 = 0;
	let sum1 = 0;
	let sum2 = 0;
	let sum3 = 0;
	let k = 0;
	for (; k + 3 < length; k += 4) {
		sum0 += matrix[a + k]! * matrix[b + k]!;
		sum1 += matrix[a + k + 1]! * matrix[b + k + 1]!;
		sum2 += matrix[a + k + 2]! * matrix[b + k + 2]!;
		sum3 += matrix[a + k + 3]! * matrix[b + k + 3]!;
	}
	for (; k < length; k++) sum0 += matrix[a + k]! * matrix[b + k]!;
	return sum0 + sum1 + (sum2 + sum3);
}
