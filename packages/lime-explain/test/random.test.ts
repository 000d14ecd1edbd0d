import { describe, expect, it } from "vitest";
import { createRandom } from "../src/random.js";

const draw = (seed: number, stream = 0, count = 20) => {
	const random = createRandom(seed, stream);
	return Array.from({ length: count }, () => random.below(1000));
};

describe("createRandom", () => {
	it("gives the same numbers for the same seed and stream", () => {
		expect(draw(7)).toEqual(draw(7));
		expect(draw(7, 1)).toEqual(draw(7, 1));
	});

	it("gives other numbers for other seeds and streams, also where low and high halves or seed and stream change places", () => {
		const sequences = [
			draw(0),
			draw(1),
			draw(2),
			draw(0, 1),
			draw(1, 2),
			draw(2, 1),
			draw(2 ** 32),
			draw(2 ** 32 + 1),
			draw(2 ** 33),
			draw(Number.MAX_SAFE_INTEGER),
		];
		expect(new Set(sequences.map(String)).size).toBe(sequences.length);
	});

	it.each([1, 2, 3, 7, 10, 64, 100])("spreads evenly below %i", (limit) => {
		const random = createRandom(11);
		const perValue = 2000;
		const counts = new Array<number>(limit).fill(0);
		for (let i = 0; i < limit * perValue; i++) counts[random.below(limit)]! += 1;
		// Chi-square with limit - 1 degrees of freedom: mean that, variance twice that; 5 standard deviations.
		const chiSquare = counts.reduce((sum, count) => sum + (count - perValue) ** 2 / perValue, 0);
		expect(chiSquare).toBeLessThanOrEqual(limit - 1 + 5 * Math.sqrt(2 * limit));
	});

	it("reaches numbers beyond 2^30", () => {
		const random = createRandom(3);
		const values = Array.from({ length: 200 }, () => random.below(2 ** 31));
		expect(Math.max(...values)).toBeGreaterThan(2 ** 30);
		expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
	});
});
