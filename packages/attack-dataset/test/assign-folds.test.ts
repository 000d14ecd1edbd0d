import { describe, expect, it } from "vitest";
import { assignFolds } from "../src/assign-folds.js";
import { sortByHash } from "../src/hash-order.js";
import type { LabelledText, SourceName } from "../src/labelled-text.js";

function record(source: SourceName, group: string, text = "some text"): LabelledText {
	return { text, labels: [], source, group };
}

const reports = Array.from({ length: 9 }, (_, index) => `report${index}`);
const software = Array.from({ length: 7 }, (_, index) => `malware--${index}`);
const records = [
	...reports.flatMap((group) => [record("tram-single-label", group), record("tram-multi-label", group)]),
	...software.map((group) => record("procedure", group, `${group} lowers the anchor at the pier`)),
	record("tram-multi-label", reports[3] as string),
];

describe("assignFolds", () => {
	it("deals the groups of each kind out in hash order", () => {
		const folds = assignFolds(records, { seed: "s" });
		for (const [source, names] of [
			["tram-multi-label", reports],
			["procedure", software],
		] as const) {
			for (const [index, name] of sortByHash(names, "s").entries()) {
				const own = records.flatMap((item, at) =>
					item.source === source && item.group === name ? [folds[at]] : [],
				);
				expect(new Set(own)).toEqual(new Set([index % 3]));
			}
		}
	});

	it("gives a group the same fold in every source", () => {
		const folds = assignFolds(records);
		for (const name of reports) {
			expect(new Set(folds.filter((_, at) => records[at]?.group === name)).size).toBe(1);
		}
	});

	it("puts copies of procedures into the fold of the procedure", () => {
		const copies = software.map((_, index) =>
			record("tram-bootstrap", `tram-bootstrap:${index}`, `${index} lowers the ANCHOR at the pier.`),
		);
		const folds = assignFolds([...records, ...copies], { folds: 5 });
		const first = reports.length * 2;
		const after = records.length;
		expect([...folds.slice(after)]).toEqual([...folds.slice(first, first + software.length)]);
	});

	it("takes one fold, none for nothing, and refuses numbers that cannot be", () => {
		expect(new Set(assignFolds(records, { folds: 1 }))).toEqual(new Set([0]));
		expect(assignFolds([])).toHaveLength(0);
		for (const folds of [0, 128, 1.5, Number.NaN]) {
			expect(() => assignFolds(records, { folds })).toThrow(RangeError);
		}
	});
});
