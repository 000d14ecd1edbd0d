import { expect, it } from "vitest";
import { centerResponse } from "../src/response.js";
import { createRidgeSolver, factorRidge } from "../src/ridge.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { neighborhoodOf } from "./mask-fixtures.js";

const design = weighNeighborhood(neighborhoodOf(["11", "10", "00"]), Float64Array.of(1, 2, 3));
const { cross } = centerResponse(design, Float64Array.of(0.9, 0.6, 0.3));

it("fits one feature by hand", () => {
	// cross / (gram + alpha) = 0.6 / (1.5 + 1).
	expect(factorRidge(design, [1], 1).solve(Float64Array.of(cross[1]!))[0]).toBeCloseTo(0.24, 12);
});

it("fits all features with one factor", () => {
	const solver = createRidgeSolver(design);
	const [a, b] = solver.solveAll(cross, 1);
	// (5/6 + 1) a + 0.5 b = 0.4, 0.5 a + 2.5 b = 0.6.
	expect((11 / 6) * a! + 0.5 * b!).toBeCloseTo(0.4, 12);
	expect(0.5 * a! + 2.5 * b!).toBeCloseTo(0.6, 12);
	expect(solver.factorAll(1)).toBe(solver.factorAll(1));
	expect(cross[0]).toBeCloseTo(0.4, 12);
});
