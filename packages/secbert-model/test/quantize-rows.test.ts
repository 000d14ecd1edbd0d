import { expect, test } from "vitest";
import { quantizeRows } from "../src/quantize-rows.js";
import { SeededRandom } from "./seeded-random.js";

test("by hand: each row by its own largest magnitude", () => {
	const { data, scales } = quantizeRows({ shape: [2, 2], data: Float32Array.of(1.27, -0.1, 0, 254) });
	expect(Array.from(data)).toEqual([127, -10, 0, 127]);
	expect(scales[0]).toBeCloseTo(0.01, 8);
	expect(scales[1]).toBe(2);
});

test("a row of zeros stays zero with a scale that divides", () => {
	const { data, scales } = quantizeRows({ shape: [1, 3], data: new Float32Array(3) });
	expect([Array.from(data), Array.from(scales)]).toEqual([[0, 0, 0], [1]]);
});

test.each([8, 7] as const)("with %i bits no value is off by more than half a step", (bits) => {
	const random = new SeededRandom(1);
	const values = Float32Array.from({ length: 600 }, () => random.next() - 0.5);
	const { data, scales } = quantizeRows({ shape: [6, 100], data: values }, bits);
	const highest = 2 ** (bits - 1) - 1;
	for (const [index, value] of values.entries()) {
		const scale = scales[Math.floor(index / 100)]!;
		expect(Math.abs(data[index]!)).toBeLessThanOrEqual(highest);
		expect(Math.abs(data[index]! * scale - value)).toBeLessThanOrEqual(scale * 0.5001);
	}
});
