import type { LabelledText, SourceName } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import { buildLabelProblem } from "../src/label-problem.js";
import {
	annotatedLabels,
	conventionNumber,
	countRealWorldTexts,
	outputSettings,
} from "../src/labelling-conventions.js";
import { buildTrainingRows } from "../src/training-rows.js";
import { smallCatalogue } from "./small-catalogue.js";

const catalogue = smallCatalogue();
const labels = catalogue.liveIds;
const POWERSHELL = labels.indexOf("T1059.001");

function record(source: SourceName, ...ids: string[]): LabelledText {
	return { text: "A text.", labels: ids, source, group: "g" };
}

/** The sign each record has in the problem of an output; `undefined` where it takes no part. */
function signsOf(records: readonly LabelledText[], output: number): (number | undefined)[] {
	const setting = outputSettings(labels, annotatedLabels(records), catalogue)[output]!;
	const rows = buildTrainingRows(records, labels, new Int8Array(records.length));
	const problem = buildLabelProblem(rows, setting);
	const signs = new Map(Array.from(problem.rows, (row, i) => [row, problem.signs[i]!]));
	return records.map((_, row) => signs.get(row));
}

describe("outputSettings", () => {
	const settings = outputSettings(labels, new Set(["T1059.001"]), catalogue);

	it("has one output per technique, then behaviour, then report prose", () => {
		expect(settings.map(({ output }) => output)).toEqual([
			...labels.keys(),
			labels.length,
			labels.length + 1,
		]);
		expect(settings.map(({ question }) => question)).toEqual([
			...labels.map(() => "technique"),
			"behaviour",
			"report-prose",
		]);
	});

	it("takes parent and children as relatives, not siblings or strangers", () => {
		const relativesOf = (id: string) => settings[labels.indexOf(id)]!.relatives.map((n) => labels[n]);
		expect(relativesOf("T1059.001")).toEqual(["T1059"]);
		expect(relativesOf("T1059")).toEqual(["T1059.001"]);
		expect(relativesOf("T1105")).toEqual([]);
	});

	it("has a cost for every convention, none negative, and a yes that counts wherever a technique is asked", () => {
		const conventions = new Set(
			(["tram-multi-label", "written", "procedure", "sigma", "tram-negative"] as const).map((source) =>
				conventionNumber(record(source)),
			),
		);
		expect(conventions.size).toBe(5);
		for (const { costs, question } of settings) {
			for (const number of conventions) {
				const { positive, negative } = costs[number]!;
				expect(positive).toBeGreaterThanOrEqual(0);
				expect(negative).toBeGreaterThanOrEqual(0);
				if (question === "technique") expect(positive).toBeGreaterThan(0);
			}
		}
	});

	it("trusts annotators most on the labels they looked for, and least on others", () => {
		const costOf = (id: string, source: SourceName) =>
			settings[labels.indexOf(id)]!.costs[conventionNumber(record(source))]!.negative;
		expect(costOf("T1059.001", "tram-multi-label")).toBeGreaterThan(costOf("T1059.001", "procedure"));
		expect(costOf("T1105", "tram-multi-label")).toBeLessThan(costOf("T1105", "procedure"));
	});
});

describe("the masks of each source", () => {
	const records = [
		record("tram-multi-label", "T1059.001"),
		record("tram-multi-label", "T1059"),
		record("tram-multi-label"),
		record("procedure", "T1059"),
		record("procedure", "T1059.001"),
		record("procedure", "T1105"),
		record("sigma", "T1059"),
		record("written", "T1059"),
		record("written"),
		record("tram-negative"),
	];

	it("ignores the parent except where annotators chose between the two", () => {
		expect(signsOf(records, POWERSHELL)).toEqual([1, -1, -1, undefined, 1, -1, undefined, undefined, -1, -1]);
	});

	it("ignores relatives everywhere for a label that annotators never gave", () => {
		const others = records.filter(({ source }) => source !== "tram-multi-label");
		const asked = [...others, record("tram-multi-label", "T1059")];
		expect(signsOf(asked, POWERSHELL).at(-1)).toBeUndefined();
	});

	it("asks reference texts nothing about behaviour", () => {
		const signs = signsOf(records, labels.length);
		expect(signs[records.findIndex(({ source }) => source === "sigma")]).toBeUndefined();
		expect(signs.slice(0, 3)).toEqual([1, 1, -1]);
		expect(signs.slice(7)).toEqual([1, -1, -1]);
	});

	it("tells report prose from catalogue entries by the source alone", () => {
		expect(signsOf(records, labels.length + 1)).toEqual([
			1,
			1,
			1,
			-1,
			-1,
			-1,
			undefined,
			undefined,
			undefined,
			undefined,
		]);
	});
});

describe("annotatedLabels", () => {
	it("takes what TRAM's annotators found in whole reports", () => {
		const found = annotatedLabels([
			record("tram-multi-label", "T1105", "T1059"),
			record("tram-multi-label", "T1105"),
			record("tram-single-label", "T1003"),
			record("procedure", "T1486"),
		]);
		expect(found).toEqual(new Set(["T1105", "T1059"]));
		expect(annotatedLabels([])).toEqual(new Set());
	});
});

describe("countRealWorldTexts", () => {
	it("counts incidents, procedures and rules, not texts written to describe a technique", () => {
		const counts = countRealWorldTexts(
			[
				record("procedure", "T1105", "T1059"),
				record("tram-multi-label", "T1105"),
				record("sigma", "T1105"),
				record("written", "T1105"),
				record("technique-description", "T1105"),
				record("procedure", "T9999"),
			],
			["T1003", "T1059", "T1105"],
		);
		expect(counts).toEqual([0, 1, 3]);
	});
});
