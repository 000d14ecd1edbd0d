import { expect, it } from "vitest";
import { resolveOverlaps } from "../src/resolve-overlaps.js";
import type { Candidate } from "../src/source.js";

const at = (start: number, end: number, value = `${start}-${end}`): Candidate => ({
	type: "domain",
	value,
	start,
	end,
	flags: [],
});
const valuesOf = (candidates: Candidate[]) => candidates.map(({ value }) => value);

it("lets the longest win, and the first of equals", () => {
	expect(valuesOf(resolveOverlaps([at(5, 9), at(0, 6), at(10, 12), at(10, 12, "second")], false))).toEqual([
		"0-6",
		"10-12",
	]);
});

it("keeps nested ones when asked, not those that only overlap", () => {
	expect(valuesOf(resolveOverlaps([at(0, 10), at(2, 4), at(8, 12), at(4, 10)], true))).toEqual([
		"0-10",
		"2-4",
		"4-10",
	]);
});
