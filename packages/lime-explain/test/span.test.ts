import { describe, expect, it } from "vitest";
import { checkSpans, joinOverlapping } from "../src/span.js";

describe("checkSpans", () => {
	it("sorts and copies", () => {
		expect(
			checkSpans(
				[
					{ start: 3, end: 4 },
					{ start: 0, end: 2 },
				],
				"abcd",
				"x",
			),
		).toEqual([
			{ start: 0, end: 2 },
			{ start: 3, end: 4 },
		]);
	});

	it.each([
		[-1, 2],
		[1, 1],
		[2, 1],
		[0, 5],
		[0.5, 2],
		[Number.NaN, 2],
	])("refuses %d to %d in four characters", (start, end) => {
		expect(() => checkSpans([{ start, end }], "abcd", "x")).toThrow(
			expect.objectContaining({ code: "LIME_EXPLAIN_SPANS_INVALID" }),
		);
	});
});

describe("joinOverlapping", () => {
	it("joins what overlaps and leaves what touches", () => {
		const spans = [
			{ start: 8, end: 9 },
			{ start: 0, end: 4 },
			{ start: 2, end: 3 },
			{ start: 3, end: 6 },
			{ start: 6, end: 8 },
		];
		expect(joinOverlapping(spans)).toEqual([
			{ start: 0, end: 6 },
			{ start: 6, end: 8 },
			{ start: 8, end: 9 },
		]);
	});
});
