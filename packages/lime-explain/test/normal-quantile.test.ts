import { expect, it } from "vitest";
import { normalQuantile } from "../src/normal-quantile.js";

it.each([
	[0.5, 0.67449],
	[0.9, 1.64485],
	[0.95, 1.95996],
	[0.99, 2.57583],
])("%d", (confidence, quantile) => {
	expect(Math.abs(normalQuantile(confidence) - quantile)).toBeLessThan(5e-4);
});
