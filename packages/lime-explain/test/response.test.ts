import { expect, it } from "vitest";
import { centerResponse } from "../src/response.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { neighborhoodOf } from "./mask-fixtures.js";

const design = weighNeighborhood(neighborhoodOf(["11", "10", "00"]), Float64Array.of(1, 2, 3));

it("centres by hand", () => {
	// Weights 3, 2, 1: mean (3 · 0.9 + 2 · 0.6 + 0.3) / 6 = 0.7.
	const { mean, cross, variation } = centerResponse(design, Float64Array.of(0.9, 0.6, 0.3));
	expect(mean).toBeCloseTo(0.7, 12);
	// Column 0: 3 · 0.2 + 2 · -0.1; column 1: 3 · 0.2.
	expect(cross[0]).toBeCloseTo(0.4, 12);
	expect(cross[1]).toBeCloseTo(0.6, 12);
	expect(variation).toBeCloseTo(3 * 0.04 + 2 * 0.01 + 0.16, 12);
});

it("finds exactly no variation in a constant", () => {
	const { mean, cross, variation } = centerResponse(design, Float64Array.of(0.3, 0.3, 0.3));
	expect([mean, variation, ...cross.map(Math.abs)]).toEqual([0.3, 0, 0, 0]);
});
