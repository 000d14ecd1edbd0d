import { expect, test } from "vitest";
import { transposeMatrix } from "../src/transpose-matrix.js";

test("rows become columns, by hand", () => {
	expect([...transposeMatrix(Float32Array.of(1, 2, 3, 4, 5, 6), 2, 3)]).toEqual([1, 4, 2, 5, 3, 6]);
	expect(transposeMatrix(new Float32Array(0), 0, 3)).toHaveLength(0);
});

test("twice is the same, over the edges of a block", () => {
	const values = Float32Array.from({ length: 33 * 70 }, (_, index) => index);
	expect(transposeMatrix(transposeMatrix(values, 33, 70), 70, 33)).toEqual(values);
});
