import { describe, expect, it } from "vitest";
import { createNeighborhood } from "../src/neighborhood.js";
import { createPerturber } from "../src/perturb.js";
import { createRandom } from "../src/random.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { neighborhoodOf, rowOf } from "./mask-fixtures.js";

describe("weighNeighborhood by hand", () => {
	// Weights by features kept: none 1, one 2, two 3. Rows 11, 10, 00 weigh 3, 2, 1.
	const design = weighNeighborhood(neighborhoodOf(["11", "10", "00"]), Float64Array.of(1, 2, 3));

	it("has weights and means", () => {
		expect([...design.weights]).toEqual([3, 2, 1]);
		expect(design.totalWeight).toBe(6);
		expect(design.means[0]).toBeCloseTo(5 / 6, 12);
		expect(design.means[1]).toBeCloseTo(1 / 2, 12);
	});

	it("has centred products", () => {
		// 5 - 6 (5/6)², 3 - 6 · 5/6 · 1/2, 3 - 6 / 4.
		expect(Array.from(design.gram(), (value) => +value.toFixed(12))).toEqual([
			+(5 / 6).toFixed(12),
			0.5,
			0.5,
			1.5,
		]);
		expect(design.gram()).toBe(design.gram());
	});

	it("sums columns and kept coefficients", () => {
		expect([...design.sumColumns(Float64Array.of(1, 10, 100))]).toEqual([11, 1]);
		expect([...design.sumKept(Float64Array.of(2, 5))]).toEqual([7, 2, 0]);
		expect(
			design.sumColumnsByGroup(Float64Array.of(1, 10, 100), 2, (row) => row % 2).map((sums) => [...sums]),
		).toEqual([
			[1, 1],
			[10, 0],
		]);
	});
});

it.each([1, 31, 32, 33, 75])("agrees with plain sums over %i words", (featureCount) => {
	const neighborhood = createNeighborhood(featureCount, 60);
	createPerturber(neighborhood, createRandom(2), false).drawUntil(60);
	const kernel = Float64Array.from({ length: featureCount + 1 }, (_, kept) => 0.1 + kept / featureCount);
	const design = weighNeighborhood(neighborhood, kernel);
	const rows = Array.from({ length: neighborhood.rowCount }, (_, row) =>
		Array.from(rowOf(neighborhood, row), Number),
	);
	const weights = rows.map((row, i) => kernel[row.reduce((a, b) => a + b, 0)]! * neighborhood.mass[i]!);
	const total = weights.reduce((a, b) => a + b, 0);
	const means = rows[0]!.map((_, j) => rows.reduce((sum, row, i) => sum + weights[i]! * row[j]!, 0) / total);
	const gram = design.gram();
	for (let a = 0; a < featureCount; a++) {
		for (let b = 0; b < featureCount; b++) {
			const plain = rows.reduce(
				(sum, row, i) => sum + weights[i]! * (row[a]! - means[a]!) * (row[b]! - means[b]!),
				0,
			);
			expect(gram[a * featureCount + b]).toBeCloseTo(plain, 10);
		}
	}
});
