import { describe, expect, it } from "vitest";
import { solveDualCoordinateDescent } from "../src/dual-coordinate-descent.js";
import { createRandom } from "../src/random.js";
import { byFeature, packDense } from "./dense-matrix.js";

interface Problem {
	readonly rows: number[][];
	readonly signs: number[];
	readonly costs: number[];
}

/** The library's solution, by feature, then the bias. */
function solve({ rows, signs, costs }: Problem, chosen = rows.map((_, i) => i), seed = 1): number[] {
	const matrix = packDense(rows);
	const weights = new Float32Array(matrix.columnCount);
	const { bias } = solveDualCoordinateDescent(
		matrix,
		{
			rows: Int32Array.from(chosen),
			signs: Int8Array.from(chosen, (i) => signs[i]!),
			costs: Float32Array.from(chosen, (i) => costs[i]!),
		},
		weights,
		{ maxPasses: 5000, tolerance: 1e-7, seed },
	);
	return [...byFeature(matrix, weights), bias];
}

/**
 * Independent reference: plain gradient descent on the primal ½|w|² + Σ C max(0, 1 - y w·x)², the bias being the weight
 * of a last feature of value 1. The step is one over a bound on the curvature, so every step goes down.
 */
function descend({ rows, signs, costs }: Problem, steps = 60_000): number[] {
	const extended = rows.map((row) => [...row, 1]);
	const bound = 1 + extended.reduce((sum, row, i) => sum + 2 * costs[i]! * dot(row, row), 0);
	const weights = extended[0]!.map(() => 0);
	for (let step = 0; step < steps; step++) {
		const gradient = [...weights];
		extended.forEach((row, i) => {
			const slack = 1 - signs[i]! * dot(weights, row);
			if (slack <= 0) return;
			row.forEach((value, d) => {
				gradient[d]! -= 2 * costs[i]! * slack * signs[i]! * value;
			});
		});
		gradient.forEach((value, d) => {
			weights[d]! -= value / bound;
		});
	}
	return weights;
}

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, value, d) => sum + value * b[d]!, 0);
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
	expect(found).toHaveLength(expected.length);
	found.forEach((value, d) => {
		expect(value).toBeCloseTo(expected[d]!, 3);
	});
}

/** Points on both sides of a plane, some on the wrong side of it. */
function randomProblem(seed: number, wrong: number): Problem {
	const random = createRandom(seed);
	const rows = Array.from({ length: 24 }, () => Array.from({ length: 4 }, () => random.next() * 2 - 1));
	const signs = rows.map(
		(row) => (row[0]! - 0.5 * row[2]! > 0.1 ? 1 : -1) * (random.next() < wrong ? -1 : 1),
	);
	return { rows, signs, costs: rows.map(() => 0.1 + random.next()) };
}

describe("solveDualCoordinateDescent", () => {
	it("solves one row by hand", () => {
		// x = 2, y = 1, C = 0.5: the dual ½a²(2² + 1) + ½a²·d - a with d = 1/(2C) = 1 is least at a = 1 / (4 + 1 + 1).
		expectClose(solve({ rows: [[2]], signs: [1], costs: [0.5] }), [2 / 6, 1 / 6]);
	});

	it("solves two opposite rows by hand", () => {
		// Rows 1 and -1 with signs 1 and -1: no bias, and a(1² + 1²) + a·d = 1, so w = 2a = 2 / 3 for C = 0.5.
		expectClose(solve({ rows: [[1], [-1]], signs: [1, -1], costs: [0.5, 0.5] }), [2 / 3, 0]);
	});

	it.each([
		["separable", 0],
		["not separable", 0.2],
	])("agrees with gradient descent on the primal: %s", (_, wrong) => {
		for (const seed of [1, 2, 3]) {
			const problem = randomProblem(seed, wrong);
			expectClose(solve(problem), descend(problem));
		}
	});

	it("weighs rows by their cost", () => {
		const problem = randomProblem(5, 0.2);
		// A row of twice the cost is the row twice.
		const doubled = { ...problem, costs: problem.costs.map((cost, i) => (i === 3 ? 2 * cost : cost)) };
		const repeated = {
			rows: [...problem.rows, problem.rows[3]!],
			signs: [...problem.signs, problem.signs[3]!],
			costs: [...problem.costs, problem.costs[3]!],
		};
		expectClose(solve(doubled), solve(repeated));
		expect(solve(doubled)[0]).not.toBeCloseTo(solve(problem)[0]!, 3);
	});

	it("gives no influence to a row that takes no part", () => {
		const problem = randomProblem(6, 0.1);
		const others = problem.rows.map((_, i) => i).filter((i) => i !== 7);
		const changed = { ...problem, rows: problem.rows.map((row, i) => (i === 7 ? [9, -9, 9, 9] : row)) };
		expectClose(solve(problem, others), solve(changed, others));
	});

	it("finds the same plane from any order of visits", () => {
		const problem = randomProblem(8, 0.2);
		expectClose(solve(problem, undefined, 1), solve(problem, undefined, 99));
	});

	it("repeats itself to the bit for a seed", () => {
		const problem = randomProblem(9, 0.2);
		expect(solve(problem, undefined, 4)).toEqual(solve(problem, undefined, 4));
	});

	it("stops after the passes allowed, and early when nothing moves", () => {
		const matrix = packDense(randomProblem(10, 0.3).rows);
		const { signs } = randomProblem(10, 0.3);
		const problem = {
			rows: Int32Array.from(signs, (_, i) => i),
			signs: Int8Array.from(signs),
			costs: new Float32Array(signs.length).fill(5),
		};
		const passes = (options: { maxPasses: number; tolerance: number }) =>
			solveDualCoordinateDescent(matrix, problem, new Float32Array(4), options).passes;
		expect(passes({ maxPasses: 2, tolerance: 0 })).toBe(2);
		expect(passes({ maxPasses: 500, tolerance: 0.1 })).toBeLessThan(100);
	});

	it("answers 0 without rows", () => {
		expect(solve({ rows: [[1, 2]], signs: [1], costs: [1] }, [])).toEqual([0, 0, 0]);
	});

	it("says yes to everything when all rows are positive", () => {
		const [weight, bias] = solve({ rows: [[0], [0]], signs: [1, 1], costs: [1, 1] }) as [number, number];
		// Two rows of the bias alone: b(1 + 2·2C)... the primal ½b² + 2(1 - b)² is least at b = 4/5.
		expect(weight).toBe(0);
		expect(bias).toBeCloseTo(0.8, 4);
	});
});
