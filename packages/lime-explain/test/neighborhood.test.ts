import { describe, expect, it } from "vitest";
import { countBits, createNeighborhood, keepAll } from "../src/neighborhood.js";
import { maskOf, rowOf } from "./mask-fixtures.js";

describe("createNeighborhood", () => {
	it("merges equal masks and counts them", () => {
		const neighborhood = createNeighborhood(3, 4);
		for (const row of ["111", "101", "111", "101"]) neighborhood.add(maskOf(row), 1, 0, true);
		expect(neighborhood.rowCount).toBe(2);
		expect(neighborhood.sampleCount).toBe(4);
		expect([...neighborhood.mass.subarray(0, 2)]).toEqual([2, 2]);
		expect([...neighborhood.kept.subarray(0, 2)]).toEqual([3, 2]);
		expect(rowOf(neighborhood, 1)).toBe("101");
	});

	it("keeps equal masks apart when told", () => {
		const neighborhood = createNeighborhood(2, 2);
		neighborhood.add(maskOf("10"), 1, 0, false);
		neighborhood.add(maskOf("10"), 1, 1, false);
		expect(neighborhood.rowCount).toBe(2);
	});

	it("tells masks apart that differ in a later word of bits", () => {
		const neighborhood = createNeighborhood(70, 70);
		for (let j = 0; j < 70; j++) {
			neighborhood.add(
				maskOf(Array.from({ length: 70 }, (_, i) => (i === j ? "1" : "0")).join("")),
				1,
				j,
				true,
			);
		}
		expect(neighborhood.rowCount).toBe(70);
	});
});

it.each([
	[1, [1]],
	[32, [0xffffffff]],
	[33, [0xffffffff, 1]],
])("keepAll of %i", (featureCount, words) => {
	const mask = new Uint32Array(words.length);
	keepAll(mask, featureCount);
	expect([...mask]).toEqual(words);
});

it.each([
	[0, 0],
	[1, 1],
	[0xffffffff, 32],
	[-1, 32],
	[0b1011_0000, 3],
])("countBits of %i", (word, count) => {
	expect(countBits(word)).toBe(count);
});
