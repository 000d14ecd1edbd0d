import { describe, expect, it } from "vitest";
import { binFeatures } from "../src/bin-features.js";
import { createRandom } from "../src/random.js";

describe("binFeatures", () => {
	it("cuts few values halfway between them, worked by hand", () => {
		// Two features a row: 3, 0, 1, 0 and 5, 5, 5, 5.
		const { codes, borders, dimensions } = binFeatures(Float64Array.of(3, 5, 0, 5, 1, 5, 0, 5), 2);
		expect(dimensions).toBe(2);
		expect(borders).toEqual([[0.5, 2], []]);
		expect([...codes]).toEqual([2, 0, 0, 0, 1, 0, 0, 0]);
	});

	it("counts what lies on a border to the bin above", () => {
		// Halfway between 0.1 and 0.1001 is 0.10005, which rounds to 0.1001: that value is not below it.
		const { codes, borders } = binFeatures(Float64Array.of(0.1, 0.1001), 1);
		expect(borders).toEqual([[0.1001]]);
		expect([...codes]).toEqual([0, 1]);
	});

	it("cuts many values into bins of about equally many", () => {
		const random = createRandom(1);
		const count = 10_000;
		// Squares: dense near 0.
		const features = Float64Array.from({ length: count }, () => random.next() ** 2);
		const { codes, borders, maxBins } = binFeatures(features, 1);
		expect(borders[0]).toHaveLength(maxBins - 1);
		const sizes = new Array<number>(maxBins).fill(0);
		for (const code of codes) sizes[code]!++;
		for (const size of sizes) expect(Math.abs(size - count / maxBins)).toBeLessThan(count / maxBins / 2);
	});

	it("cuts the few that differ from very many, too", () => {
		// 900 zeros and 1 to 100: a bin holds about sixteen, and all zeros lie in one.
		const features = Float64Array.from({ length: 1000 }, (_, i) => (i < 100 ? i + 1 : 0));
		const { codes, borders } = binFeatures(features, 1);
		expect(new Set(codes.subarray(100)).size).toBe(1);
		expect(codes[99]).toBe(borders[0]!.length);
		const apart = codes.subarray(0, 100).filter((code) => code > codes[100]!);
		expect(apart.length).toBeGreaterThan(80);
		expect(new Set(apart).size).toBeGreaterThan(3);
	});

	it("law: a code is the number of borders at or below, borders ascend and have four digits", () => {
		const random = createRandom(2);
		for (const spread of [0.001, 1, 1000]) {
			const features = Float64Array.from({ length: 900 }, () => (random.next() - 0.5) * spread);
			const { codes, borders, maxBins } = binFeatures(features, 3);
			borders.forEach((own, d) => {
				expect(own.length).toBeLessThan(maxBins);
				own.forEach((border, i) => {
					if (i > 0) expect(border).toBeGreaterThan(own[i - 1]!);
					expect(Math.round(border * 10_000) / 10_000).toBe(border);
				});
				for (let row = 0; row < 300; row++) {
					const value = features[row * 3 + d]!;
					expect(codes[row * 3 + d]).toBe(own.filter((border) => border <= value).length);
				}
			});
		}
	});

	it("takes no examples and no features", () => {
		expect(binFeatures(new Float64Array(0), 2)).toMatchObject({ borders: [[], []], dimensions: 2 });
		expect(binFeatures(new Float64Array(0), 0)).toMatchObject({ borders: [], dimensions: 0 });
	});
});
