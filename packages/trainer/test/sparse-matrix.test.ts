import { describe, expect, it } from "vitest";
import { packRows } from "../src/sparse-matrix.js";

// Feature 2 stands in three rows, feature 0 in two, features 1 and 4 in one, feature 3 in none.
const rows = [
	{ indices: Int32Array.of(2, 0), values: Float32Array.of(0.5, 0.25) },
	{ indices: new Int32Array(0), values: new Float32Array(0) },
	{ indices: Int32Array.of(4, 2, 1), values: Float32Array.of(-1, 2, 3) },
	{ indices: Int32Array.of(0, 2), values: Float32Array.of(4, 5) },
];

describe("packRows", () => {
	const matrix = packRows(rows, 5);

	it("orders columns by how many rows hold them, equal ones by feature", () => {
		expect([...matrix.featureOfColumn]).toEqual([2, 0, 1, 4, 3]);
		expect(matrix.columnCount).toBe(5);
	});

	it("packs the rows of the example", () => {
		expect([...matrix.rowStarts]).toEqual([0, 2, 2, 5, 7]);
		expect([...matrix.columns]).toEqual([0, 1, 0, 2, 3, 0, 1]);
		expect([...matrix.values]).toEqual([0.5, 0.25, 2, 3, -1, 5, 4]);
	});

	it("keeps what each row holds", () => {
		rows.forEach(({ indices, values }, r) => {
			const packed = new Map<number, number>();
			for (let k = matrix.rowStarts[r]!; k < matrix.rowStarts[r + 1]!; k++) {
				packed.set(matrix.featureOfColumn[matrix.columns[k]!]!, matrix.values[k]!);
			}
			expect(packed).toEqual(new Map([...indices].map((feature, i) => [feature, values[i]!])));
		});
	});

	it("lies on shared memory", () => {
		for (const array of [matrix.rowStarts, matrix.columns, matrix.values, matrix.featureOfColumn]) {
			expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
		}
	});

	it("packs no rows and no features", () => {
		const empty = packRows([], 0);
		expect([...empty.rowStarts]).toEqual([0]);
		expect(empty.columns).toHaveLength(0);
		expect(empty.columnCount).toBe(0);
	});
});
