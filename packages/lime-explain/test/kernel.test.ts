import { expect, it } from "vitest";
import { cosineDistance, kernelWeights } from "../src/kernel.js";

it("gives the reference's weights", () => {
	const weights = kernelWeights(4, cosineDistance, 25);
	expect(weights).toHaveLength(5);
	// Nothing kept: distance 100, exp(-8). One of four: 50, exp(-2). Half: 29.289, exp(-0.68629). All: 0.
	expect(weights[0]).toBeCloseTo(3.3546e-4, 8);
	expect(weights[1]).toBeCloseTo(0.135335, 6);
	expect(weights[2]).toBeCloseTo(0.50344, 5);
	expect(weights[4]).toBe(1);
});

it("takes another distance and width", () => {
	expect(Array.from(kernelWeights(1, (kept, all) => all - kept, Math.SQRT1_2))).toEqual([
		Math.exp(-1 / (2 * Math.SQRT1_2 ** 2)),
		1,
	]);
});

it("refuses a distance that is no number", () => {
	expect(() => kernelWeights(2, () => Number.NaN, 25)).toThrow(
		expect.objectContaining({ code: "LIME_EXPLAIN_OPTION_INVALID" }),
	);
});
