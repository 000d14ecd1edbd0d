import { expect, it } from "vitest";
import { judgeWeight } from "../src/explanation.js";

it.each([
	[0.3, 0.1, false],
	[-0.3, 0.1, false],
	[0.2, 0.1, true],
	[0, 0, true],
	[0.001, 0, false],
])("weight %d with standard error %d: below noise %s", (weight, standardError, isBelowNoise) => {
	expect(judgeWeight(weight, standardError, undefined)).toEqual({ weight, standardError, isBelowNoise });
});

it("adds an interval when asked", () => {
	expect(judgeWeight(0.5, 0.25, 2).interval).toEqual({ low: 0, high: 1 });
});
