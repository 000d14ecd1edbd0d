import { expect, it } from "vitest";
import { largest } from "../src/largest.js";
import { fc } from "./seeded-fast-check.js";

it.each([
	[[1, -3, 2], 2, [1, 2]],
	[[0, 0, 0], 2, [0, 1]],
	[[1, 1 + 1e-13, -1], 3, [0, 1, 2]],
	[[1, 2], 5, [1, 0]],
	[[], 3, []],
])("%j, %i of them", (values, count, expected) => {
	expect(largest(values, count)).toEqual(expected);
});

it("sorts like a stable sort", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -20, max: 20 })), (values) => {
			const sorted = values.map((_, i) => i).sort((a, b) => Math.abs(values[b]!) - Math.abs(values[a]!));
			expect(largest(values, values.length)).toEqual(sorted);
		}),
	);
});
