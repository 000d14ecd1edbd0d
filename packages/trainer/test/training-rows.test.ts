import type { LabelledText } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import { conventionNumber } from "../src/labelling-conventions.js";
import { buildTrainingRows } from "../src/training-rows.js";

const records: LabelledText[] = [
	{ text: "a", labels: ["T1105", "T1003"], source: "procedure", group: "1" },
	{ text: "b", labels: [], source: "tram-negative", group: "2" },
	{ text: "c", labels: ["T9999", "T1059"], source: "written", group: "3" },
	{ text: "d", labels: ["T9999"], source: "sigma", group: "4" },
];

describe("buildTrainingRows", () => {
	const rows = buildTrainingRows(records, ["T1003", "T1059", "T1105"], Int8Array.of(2, 0, 1, 2));

	it("writes labels by number, row after row, without those it does not know", () => {
		expect([...rows.labelStarts]).toEqual([0, 2, 2, 3, 3]);
		expect([...rows.labels]).toEqual([2, 0, 1]);
	});

	it("carries folds and conventions", () => {
		expect([...rows.folds]).toEqual([2, 0, 1, 2]);
		expect([...rows.conventions]).toEqual(records.map(conventionNumber));
	});

	it("lies on shared memory", () => {
		for (const array of [rows.labelStarts, rows.labels, rows.folds, rows.conventions]) {
			expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
		}
	});

	it("takes no records", () => {
		expect([...buildTrainingRows([], [], new Int8Array(0)).labelStarts]).toEqual([0]);
	});
});
