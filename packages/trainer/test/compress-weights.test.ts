import { describe, expect, it } from "vitest";
import { compressWeights } from "../src/compress-weights.js";
import { createRandom } from "../src/random.js";

const identity = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

describe("compressWeights", () => {
	it("keeps the largest of an example, in units of the largest over 127", () => {
		const weights = Float32Array.of(0.127, -1.27, 0, 0.64, 0.02);
		const { features, steps, scale } = compressWeights(weights, 3, Int32Array.of(10, 11, 12, 13, 14));
		expect([...features]).toEqual([10, 11, 13]);
		expect([...steps]).toEqual([13, -127, 64]);
		expect(scale).toBeCloseTo(0.01, 6);
	});

	it("keeps equal sizes at the border from the lowest place on", () => {
		const weights = Float32Array.of(1, -2, 1, -1, 2, 1);
		const { features } = compressWeights(weights, 4, identity(6));
		expect([...features]).toEqual([0, 1, 2, 4]);
	});

	it("keeps exactly the largest of many, as sorting finds them", () => {
		const random = createRandom(1);
		// Sizes above 1 only, so that none rounds to 0; many are equal.
		const weights = Float32Array.from({ length: 500 }, () => {
			const size = 1 + Math.floor(random.next() * 20) / 10;
			return random.next() < 0.5 ? size : -size;
		});
		for (const keep of [1, 7, 250, 499, 500, 501]) {
			const sorted = [...identity(500)].sort(
				(a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!) || a - b,
			);
			const { features } = compressWeights(weights, keep, identity(500));
			expect([...features]).toEqual(sorted.slice(0, keep).sort((a, b) => a - b));
		}
	});

	it("is off by half a step at most, drops what rounds to none, and keeps signs", () => {
		const random = createRandom(2);
		const weights = Float32Array.from({ length: 300 }, () => random.next() ** 4 * (random.next() - 0.5));
		const { features, steps, scale } = compressWeights(weights, 300, identity(300));
		const restored = new Float64Array(300);
		features.forEach((feature, i) => {
			restored[feature] = steps[i]! * scale;
		});
		weights.forEach((weight, i) => {
			expect(Math.abs(weight - restored[i]!)).toBeLessThanOrEqual(scale / 2 + 1e-9);
			expect(weight * restored[i]!).toBeGreaterThanOrEqual(0);
		});
		expect(steps).not.toContain(0);
		expect(features.length).toBeLessThan(300);
	});

	it("keeps nothing of nothing", () => {
		for (const weights of [new Float32Array(0), new Float32Array(4)]) {
			const { features, steps, scale } = compressWeights(weights, 3, identity(4));
			expect(features).toHaveLength(0);
			expect(steps).toHaveLength(0);
			expect(scale).toBe(1);
		}
	});
});
