import type { LabelledText } from "@mapper/attack-dataset";
import { expect, test } from "vitest";
import { joinDocuments, mergeEqual, singleTexts } from "../src/evaluated-texts.js";

const records: LabelledText[] = [
	{ source: "tram-multi-label", group: "one", text: "later", labels: ["T1059", "T1105"], order: 1 },
	{ source: "tram-multi-label", group: "two", text: "same", labels: ["T1003"] },
	{ source: "tram-multi-label", group: "one", text: "same", labels: ["T1105"], order: 0 },
];

test("singleTexts keeps each record in its unit", () => {
	expect(singleTexts(records)[0]).toEqual({ text: "later", labels: ["T1059", "T1105"], unit: "one" });
	expect(singleTexts(records)).toHaveLength(3);
});

test("joinDocuments puts sentences in order and takes each label once", () => {
	expect(joinDocuments(records)).toEqual([
		{ text: "same\n\nlater", labels: ["T1105", "T1059"], unit: "one" },
		{ text: "same", labels: ["T1003"], unit: "two" },
	]);
});

test("mergeEqual takes equal texts once, with all labels, in the unit of the first", () => {
	expect(mergeEqual(records)).toEqual([
		{ text: "later", labels: ["T1059", "T1105"], unit: "one" },
		{ text: "same", labels: ["T1003", "T1105"], unit: "two" },
	]);
});
