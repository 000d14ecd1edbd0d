import { describe, expect, it } from "vitest";
import { createNeighborhood } from "../src/neighborhood.js";
import { createPerturber } from "../src/perturb.js";
import { createRandom } from "../src/random.js";
import { rowOf } from "./mask-fixtures.js";

function draw(featureCount: number, sampleCount: number, { seed = 1, pairs = false } = {}) {
	const neighborhood = createNeighborhood(featureCount, sampleCount);
	createPerturber(neighborhood, createRandom(seed), pairs).drawUntil(sampleCount);
	return neighborhood;
}

describe("createPerturber", () => {
	it("starts with the whole text and never draws it again", () => {
		const neighborhood = draw(5, 2000);
		expect(rowOf(neighborhood, 0)).toBe("11111");
		expect(neighborhood.mass[0]).toBe(1);
		expect(neighborhood.sampleCount).toBe(2000);
	});

	it("removes each number of features equally often, and each feature equally often", () => {
		const featureCount = 40;
		const sampleCount = 20_001;
		const { rowCount, kept, mass, bits, wordCount } = draw(featureCount, sampleCount);
		const sizes = new Array<number>(featureCount + 1).fill(0);
		const keeps = new Array<number>(featureCount).fill(0);
		for (let row = 1; row < rowCount; row++) {
			sizes[featureCount - kept[row]!]! += mass[row]!;
			for (let j = 0; j < featureCount; j++) {
				keeps[j]! += mass[row]! * ((bits[row * wordCount + Math.floor(j / 32)]! >>> (j % 32)) & 1);
			}
		}
		expect(sizes[0]).toBe(0);
		// 20,000 draws: 500 of each size, standard deviation 22.
		for (const count of sizes.slice(1)) expect(Math.abs(count - 500)).toBeLessThan(5 * 22.1);
		// Each feature stays in (d - 1) / 2d of the samples: 9,750, standard deviation 71.
		for (const count of keeps) expect(Math.abs(count - 9750)).toBeLessThan(5 * 70.7);
	});

	it("removes each set of one size equally often", () => {
		const { rowCount, kept, mass } = draw(4, 24_001);
		expect(rowCount).toBe(16);
		for (let row = 1; row < rowCount; row++) {
			// A quarter of the draws for each size, shared by 4, 6, 4 or 1 sets.
			const sets = [1, 4, 6, 4][kept[row]!]!;
			const expected = 6000 / sets;
			expect(Math.abs(mass[row]! - expected)).toBeLessThan(5 * Math.sqrt(expected));
		}
	});

	it("goes on as if it had not stopped", () => {
		const atOnce = draw(20, 300);
		const neighborhood = createNeighborhood(20, 300);
		const perturber = createPerturber(neighborhood, createRandom(1), false);
		for (const count of [1, 50, 300]) perturber.drawUntil(count);
		expect(neighborhood.bits).toEqual(atOnce.bits);
		expect(neighborhood.mass).toEqual(atOnce.mass);
	});

	it("follows a mask by its complement when paired", () => {
		const neighborhood = draw(40, 201, { pairs: true });
		expect(neighborhood.sampleCount).toBe(201);
		for (let row = 1; row + 1 < neighborhood.rowCount; row++) {
			if (neighborhood.units[row] !== neighborhood.units[row + 1]) continue;
			const complement = rowOf(neighborhood, row).replace(/./g, (bit) => (bit === "1" ? "0" : "1"));
			expect(rowOf(neighborhood, row + 1)).toBe(complement);
		}
		expect(new Set(neighborhood.units.subarray(0, neighborhood.rowCount)).size).toBeLessThan(110);
	});

	it("draws the only mask of one word", () => {
		const neighborhood = draw(1, 10);
		expect(neighborhood.rowCount).toBe(2);
		expect([...neighborhood.mass.subarray(0, 2)]).toEqual([1, 9]);
	});
});
