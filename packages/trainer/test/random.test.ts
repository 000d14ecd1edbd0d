import { describe, expect, it } from "vitest";
import { createRandom } from "../src/random.js";

describe("createRandom", () => {
	it("gives the sequence of mulberry32", () => {
		// The first value for seed 1, step by step with 32-bit integers: state 0x6d2b79f6, and so on.
		const mix = (state: bigint) => {
			const mask = 0xffffffffn;
			let t = ((state ^ (state >> 15n)) * (1n | state)) & mask;
			t = (t ^ (t + (((t ^ (t >> 7n)) * (61n | t)) & mask))) & mask;
			return Number(t ^ (t >> 14n)) / 2 ** 32;
		};
		const random = createRandom(1);
		expect(random.next()).toBe(mix(0x6d2b79f6n));
		expect(random.next()).toBe(mix((0x6d2b79f6n + 0x6d2b79f5n) & 0xffffffffn));
	});

	it("repeats itself for a seed and differs for another", () => {
		const take = (seed: number) => {
			const random = createRandom(seed);
			return Array.from({ length: 20 }, () => random.next());
		};
		expect(take(7)).toEqual(take(7));
		expect(take(7)).not.toEqual(take(8));
	});

	it("spreads whole numbers evenly below the limit", () => {
		const random = createRandom(3);
		const counts = [0, 0, 0, 0];
		for (let i = 0; i < 4000; i++) counts[random.below(4)]!++;
		expect(counts.reduce((sum, count) => sum + count)).toBe(4000);
		for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
		expect(random.below(1)).toBe(0);
	});
});
