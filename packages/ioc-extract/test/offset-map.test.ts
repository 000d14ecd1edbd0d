import { describe, expect, it } from "vitest";
import { OffsetMap } from "../src/offset-map.js";

describe("OffsetMap", () => {
	it("moves nothing where nothing is changed", () => {
		const map = new OffsetMap();
		expect(map.isEmpty).toBe(true);
		expect([map.toOriginal(0, "start"), map.toOriginal(7, "end")]).toEqual([0, 7]);
		expect(map.formsBetween(0, 7)).toEqual([]);
	});

	it("leads from a shorter piece to the edges of what stood there", () => {
		const map = new OffsetMap();
		// evil[.]a to evil.a
		map.add({ start: 4, end: 7, form: "brackets" }, 4, 5);
		expect(map.isEmpty).toBe(false);
		for (const edge of ["start", "end"] as const) {
			expect([3, 4, 5, 6].map((offset) => map.toOriginal(offset, edge))).toEqual([3, 4, 7, 8]);
		}
	});

	it("stays inside what stood there when the new piece is longer", () => {
		const map = new OffsetMap();
		// a:b to a[::]b
		map.add({ start: 1, end: 2, form: "brackets" }, 1, 5);
		expect([0, 1, 2, 3, 4, 5, 6].map((offset) => map.toOriginal(offset, "end"))).toEqual([
			0, 1, 2, 2, 2, 2, 3,
		]);
	});

	it("puts a piece taken out before a start and behind an end", () => {
		const map = new OffsetMap();
		// ab|cd to abcd
		map.add({ start: 2, end: 3, form: "unicode" }, 2, 2);
		expect(map.toOriginal(2, "end")).toBe(2);
		expect(map.toOriginal(2, "start")).toBe(3);
		expect([1, 3].map((offset) => map.toOriginal(offset, "start"))).toEqual([1, 4]);
	});

	it("steps over several pieces taken out at one place", () => {
		const map = new OffsetMap();
		// ||ab to ab
		map.add({ start: 0, end: 1, form: "unicode" }, 0, 0);
		map.add({ start: 1, end: 2, form: "unicode" }, 0, 0);
		expect(map.toOriginal(0, "start")).toBe(2);
		expect(map.toOriginal(0, "end")).toBe(0);
		expect(map.toOriginal(2, "end")).toBe(4);
	});

	it("lists the forms inside a range, each once, in one order", () => {
		const map = new OffsetMap();
		// hxxp://a[.]b[.]c|d to http://a.b.cd
		map.add({ start: 0, end: 4, form: "scheme" }, 0, 4);
		map.add({ start: 8, end: 11, form: "brackets" }, 8, 9);
		map.add({ start: 12, end: 15, form: "brackets" }, 10, 11);
		map.add({ start: 16, end: 17, form: "wrapped" }, 12, 12);
		expect(map.formsBetween(0, 13)).toEqual(["brackets", "scheme", "wrapped"]);
		expect(map.formsBetween(4, 8)).toEqual([]);
		expect(map.formsBetween(8, 9)).toEqual(["brackets"]);
		expect(map.formsBetween(9, 12)).toEqual(["brackets"]);
		expect(map.formsBetween(11, 12)).toEqual([]);
		expect(map.formsBetween(12, 13)).toEqual([]);
		expect(map.formsBetween(11, 13)).toEqual(["wrapped"]);
	});
});
