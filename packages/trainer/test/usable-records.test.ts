import type { LabelledText } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import { usableRecords } from "../src/usable-records.js";
import { smallCatalogue } from "./small-catalogue.js";

function record(...labels: string[]): LabelledText {
	return { text: labels.join(" "), labels, source: "table", group: "g" };
}

const empty = expect.objectContaining({ code: "TRAINER_DATA_EMPTY" });

describe("usableRecords", () => {
	it("leaves out records whose labels are all unknown or revoked, and keeps those without label", () => {
		const records = [record("T1105"), record("T9999"), record(), record("T9999", "T1003"), record("T1086")];
		expect(usableRecords(records, smallCatalogue())).toEqual([records[0], records[2], records[3]]);
	});

	it.each([
		["no records", []],
		["no labels", [record(), record()]],
		["no known labels", [record("T9999"), record()]],
	])("refuses %s", (_, records) => {
		expect(() => usableRecords(records, smallCatalogue())).toThrow(empty);
	});
});
