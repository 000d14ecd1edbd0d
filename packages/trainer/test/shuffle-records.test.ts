import type { LabelledText } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import { shuffleRecords } from "../src/shuffle-records.js";

const records = Array.from(
	{ length: 50 },
	(_, i): LabelledText => ({ text: `text ${i}`, labels: [], source: "table", group: `${i}` }),
);

describe("shuffleRecords", () => {
	it("keeps every record, changes the order, leaves its input alone", () => {
		const before = [...records];
		const shuffled = shuffleRecords(records, 1);
		expect(shuffled).not.toEqual(records);
		expect(new Set(shuffled)).toEqual(new Set(records));
		expect(shuffled).toHaveLength(50);
		expect(records).toEqual(before);
	});

	it("gives one order per seed", () => {
		expect(shuffleRecords(records, 2)).toEqual(shuffleRecords(records, 2));
		expect(shuffleRecords(records, 2)).not.toEqual(shuffleRecords(records, 3));
	});

	it("takes none and one", () => {
		expect(shuffleRecords([], 1)).toEqual([]);
		expect(shuffleRecords(records.slice(0, 1), 1)).toEqual(records.slice(0, 1));
	});
});
