import { describe, expect, it } from "vitest";
import { createNeighborhood } from "../src/neighborhood.js";
import { createPerturber } from "../src/perturb.js";
import { createRandom } from "../src/random.js";
import { centerResponse } from "../src/response.js";
import { createRidgeSolver } from "../src/ridge.js";
import { measureStability } from "../src/stability.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { rowOf } from "./mask-fixtures.js";

function measure(noise: number, weights: readonly number[]) {
	const neighborhood = createNeighborhood(weights.length, 800);
	createPerturber(neighborhood, createRandom(1), false).drawUntil(800);
	const design = weighNeighborhood(neighborhood, new Float64Array(weights.length + 1).fill(1));
	const random = createRandom(2);
	const values = Float64Array.from({ length: neighborhood.rowCount }, (_, row) =>
		Array.from(rowOf(neighborhood, row)).reduce(
			(sum, bit, j) => sum + Number(bit) * weights[j]!,
			(noise * random.below(1000)) / 1000,
		),
	);
	return measureStability(
		design,
		centerResponse(design, values),
		createRidgeSolver(design),
		20,
		createRandom(3),
	);
}

const spread = Array.from({ length: 25 }, (_, j) => 0.3 - j / 100);

describe("measureStability", () => {
	it("is 1 where the ranking is clear", () => {
		expect(measure(0, spread)).toEqual({ topThree: 1, topTen: 1 });
	});

	it("is near chance where all is noise", () => {
		const { topThree, topTen } = measure(1, new Array<number>(25).fill(0));
		expect(topThree).toBeLessThan(0.6);
		expect(topTen).toBeLessThan(0.75);
	});

	it("falls with noise", () => {
		expect(measure(1, spread).topTen).toBeLessThan(measure(0.05, spread).topTen);
	});
});
