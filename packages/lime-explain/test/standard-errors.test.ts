import { expect, it } from "vitest";
import { factorCholesky } from "../src/cholesky.js";
import { createNeighborhood } from "../src/neighborhood.js";
import { createPerturber } from "../src/perturb.js";
import { createRandom } from "../src/random.js";
import { standardErrors } from "../src/standard-errors.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { neighborhoodOf } from "./mask-fixtures.js";

it("gives a sandwich by hand", () => {
	const design = weighNeighborhood(neighborhoodOf(["11", "10", "00", "01"]), new Float64Array(3).fill(1));
	const factor = factorCholesky(Float64Array.of(2), 1);
	// Mean of column 0: 1/2. Pulls 0.2 · 0.5, -0.4 · -0.5, 0.6 · -0.5, row 0 left out; moves: half of each.
	const [error] = standardErrors(
		design,
		[0],
		Uint8Array.of(1, 1, 0, 0),
		factor,
		Float64Array.of(9, 0.2, -0.4, 0.6),
	);
	expect(error).toBeCloseTo(Math.sqrt((0.05 ** 2 + 0.1 ** 2 + 0.15 ** 2) * (4 / 2)), 12);
});

it("has none where nothing was sampled", () => {
	const design = weighNeighborhood(
		{ ...neighborhoodOf(["11", "10", "00"]), rowCount: 3, sampleCount: 3, isExact: true },
		new Float64Array(3).fill(1),
	);
	const factor = factorCholesky(Float64Array.of(2), 1);
	expect([...standardErrors(design, [0], Uint8Array.of(1, 1, 0), factor, Float64Array.of(1, 2, 3))]).toEqual([
		0,
	]);
});

it("agrees in size between single samples and groups of them", () => {
	const featureCount = 65;
	const neighborhood = createNeighborhood(featureCount, 3000);
	createPerturber(neighborhood, createRandom(4), false).drawUntil(3000);
	const design = weighNeighborhood(neighborhood, new Float64Array(featureCount + 1).fill(1));
	const random = createRandom(5);
	const residuals = Float64Array.from(
		{ length: neighborhood.rowCount },
		() => random.below(1001) / 1000 - 0.5,
	);
	const errorsOf = (count: number) => {
		const features = Array.from({ length: count }, (_, j) => j);
		const kept = new Uint8Array(neighborhood.rowCount * count);
		for (let row = 0; row < neighborhood.rowCount; row++) {
			for (let j = 0; j < count; j++) {
				kept[row * count + j] =
					(neighborhood.bits[row * neighborhood.wordCount + (j >> 5)]! >>> (j & 31)) & 1;
			}
		}
		const matrix = new Float64Array(count * count);
		for (let j = 0; j < count; j++) matrix[j * count + j] = 1;
		const errors = standardErrors(design, features, kept, factorCholesky(matrix, count), residuals);
		return errors.reduce((sum, error) => sum + error, 0) / count;
	};
	expect(errorsOf(65) / errorsOf(64)).toBeGreaterThan(0.85);
	expect(errorsOf(65) / errorsOf(64)).toBeLessThan(1.15);
});
