import { expect, it } from "vitest";
import { fitLabel } from "../src/fit-label.js";
import { centerResponse } from "../src/response.js";
import { createRidgeSolver } from "../src/ridge.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { neighborhoodOf } from "./mask-fixtures.js";

const design = weighNeighborhood(neighborhoodOf(["11", "10", "01", "00"]), new Float64Array(3).fill(1));
const solver = createRidgeSolver(design);
const fit = (values: number[], numFeatures = 10) =>
	fitLabel(design, centerResponse(design, Float64Array.from(values)), solver, {
		numFeatures,
		featureSelection: "highest-weights",
	});

it("sorts by size and adds up", () => {
	const { features, weights, intercept, localPrediction } = fit([0.1, 0.6, 0.2, 0.7]);
	// Effects -0.1 and -0.5, halved by the penalty.
	expect(features).toEqual([1, 0]);
	expect(weights[0]).toBeCloseTo(-0.25, 12);
	expect(weights[1]).toBeCloseTo(-0.05, 12);
	expect(localPrediction).toBeCloseTo(intercept + weights[0]! + weights[1]!, 12);
});

it("fits only what it selects", () => {
	expect(fit([0.1, 0.6, 0.2, 0.7], 1).features).toEqual([1]);
});

it("scores a constant label 1 with weights of 0", () => {
	const { weights, score, intercept } = fit([0.3, 0.3, 0.3, 0.3]);
	expect(weights.map(Math.abs)).toEqual([0, 0]);
	expect([score, intercept]).toEqual([1, 0.3]);
});
