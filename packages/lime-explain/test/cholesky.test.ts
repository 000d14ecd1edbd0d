import { expect, it } from "vitest";
import { factorCholesky } from "../src/cholesky.js";
import { createRandom } from "../src/random.js";

it("solves a system by hand", () => {
	// 4x + 2y = 8, 2x + 5y = 12: x = 1, y = 2. The upper half is not read.
	const factor = factorCholesky(Float64Array.of(4, Number.NaN, 2, 5), 2);
	expect([...factor.solve(Float64Array.of(8, 12))]).toEqual([1, 2]);
});

it.each([1, 2, 3, 5, 17])("gives back what was multiplied: size %i", (size) => {
	const random = createRandom(size);
	const entries = Float64Array.from({ length: size * size }, () => random.below(2001) / 1000 - 1);
	const matrix = new Float64Array(size * size);
	for (let i = 0; i < size; i++) {
		for (let j = 0; j < size; j++) {
			for (let k = 0; k < size; k++) matrix[i * size + j]! += entries[i * size + k]! * entries[j * size + k]!;
			if (i === j) matrix[i * size + j]! += 0.5;
		}
	}
	const solutions = Array.from({ length: 3 }, (_, s) => Float64Array.from({ length: size }, (_, i) => i - s));
	const rightSides = solutions.map((x) =>
		x.map((_, i) => x.reduce((sum, value, j) => sum + matrix[i * size + j]! * value, 0)),
	);
	const factor = factorCholesky(matrix, size);
	const many = factor.solveMany(
		Float64Array.from({ length: size * 3 }, (_, p) => rightSides[p % 3]![Math.floor(p / 3)]!),
		3,
	);
	solutions.forEach((x, s) => {
		const single = factor.solve(rightSides[s]!);
		for (let i = 0; i < size; i++) {
			expect(single[i]).toBeCloseTo(x[i]!, 9);
			expect(many[i * 3 + s]).toBeCloseTo(x[i]!, 9);
		}
	});
});
