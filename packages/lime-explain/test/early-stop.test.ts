import { describe, expect, it } from "vitest";
import { checkpoints, isSettled } from "../src/early-stop.js";

it("doubles from 500 to the cap", () => {
	expect(checkpoints(5000, true)).toEqual([500, 1000, 2000, 4000, 5000]);
	expect(checkpoints(500, true)).toEqual([500]);
	expect(checkpoints(5000, false)).toEqual([5000]);
});

describe("isSettled", () => {
	it.each([
		["all apart", [0.5, -0.3, 0.2, 0.1], true],
		["first two overlap", [0.5, -0.49, 0.2, 0.1], false],
		["third and fourth overlap", [0.5, -0.3, 0.2, 0.19], false],
		["fourth and fifth may overlap", [0.5, -0.3, 0.2, 0.1, 0.1], true],
		["the rest is noise", [0.5, 0.01, 0.01, 0.01], true],
		["all is noise", [0.01, 0.01, 0.01, 0.01], false],
		["fewer than three", [0.5, 0.3], true],
	])("%s", (_name, weights, expected) => {
		expect(isSettled({ weights, standardErrors: weights.map(() => 0.01) })).toBe(expected);
	});
});
