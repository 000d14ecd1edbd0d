import { createHash } from "node:crypto";
import type { DevelopmentText, LabelledText, SourceName } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import {
	type EvaluatedMapping,
	type EvaluationMaterial,
	evaluateMapper,
	evaluateOutcomes,
	type Mapper,
} from "../src/evaluate.js";

function record(
	source: SourceName,
	group: string,
	text: string,
	labels: string[],
	order?: number,
): LabelledText {
	return { source, group, text, labels, order };
}

const written: DevelopmentText[] = [
	{ id: "s1", kind: "story", text: "story one", labels: ["T1003", "T1105"] },
	{ id: "q1", kind: "advice", text: "advice one", labels: [] },
	{ id: "q2", kind: "advice", text: "advice two", labels: [] },
	{ id: "q3", kind: "advert", text: "advert one", labels: [] },
];

const material: EvaluationMaterial = {
	development: [
		record("tram-multi-label", "report", "second", ["T1059"], 1),
		record("tram-multi-label", "report", "first", ["T1003"], 0),
		record("tram-multi-label", "other", "alone", [], 0),
		record("procedure", "software-1", "copies a tool", ["T1105"]),
		record("procedure", "software-2", "copies a tool", ["T1570"]),
		record("procedure", "software-2", "encrypts files", ["T1486"]),
		record("sigma", "rule", "not judged", ["T1003"]),
	],
	written,
	annotated: new Set(["T1003", "T1059"]),
};

const ANSWERS: Record<string, [reported: [string, number][], candidates: [string, number][]]> = {
	"first\n\nsecond": [[["T1003", 0.9]], [["T1059", 0.2]]],
	first: [
		[
			["T1003", 0.8],
			["T1105", 0.9], // not a label that annotators looked for
		],
		[],
	],
	second: [[["T1003", 0.6]], [["T1059", 0.3]]],
	"copies a tool": [[["T1105", 0.7]], [["T1570", 0.2]]],
	"encrypts files": [[["T1485", 0.6]], [["T1486", 0.4]]],
	"story one": [[["T1003", 0.9]], []],
	"advice two": [[["T1105", 0.5]], []],
};

const ranked = (list: [string, number][]) => list.map(([id, confidence]) => ({ id, confidence }));
const asked: string[] = [];
const map: Mapper = async (texts) =>
	texts.map((text): EvaluatedMapping => {
		asked.push(text);
		const [reported, candidates] = ANSWERS[text] ?? [[], []];
		return { techniques: ranked(reported), candidates: ranked(candidates) };
	});

describe("evaluateMapper", async () => {
	const report = await evaluateMapper(map, material);

	it("joins the sentences of a report in their order, and judges only annotated labels on it", () => {
		expect(asked).toContain("first\n\nsecond");
		const { texts, micro, perTextF1, hitAt1, hitAt3 } = report.tramDocuments;
		expect(texts).toBe(2);
		expect(micro).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
		// 2·1 / (1 + 2) for the report, 1 for the quiet one.
		expect(perTextF1).toBeCloseTo((2 / 3 + 1) / 2, 12);
		expect([hitAt1, hitAt3]).toEqual([1, 1]);
	});

	it("judges their sentences one by one", () => {
		const { texts, micro, hitAt1, hitAt3 } = report.tramSentences;
		expect(texts).toBe(3);
		// T1003 right once and wrong once, T1059 missed; T1105 does not count.
		expect(micro).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
		expect([hitAt1, hitAt3]).toEqual([0.5, 1]);
	});

	it("judges equal procedure examples once, with the labels of all", () => {
		const { texts, micro, hitAt1, hitAt3 } = report.procedures;
		expect(texts).toBe(2);
		// T1105 right, T1570 missed; T1485 wrong, T1486 missed.
		expect(micro).toEqual({ precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 });
		expect([hitAt1, hitAt3]).toEqual([0.5, 1]);
	});

	it("judges stories apart from quiet texts, and counts who is left quiet by kind", () => {
		expect(report.stories).toMatchObject({ texts: 1, micro: { precision: 1, recall: 0.5 } });
		expect(report.quiet).toMatchObject({
			texts: 3,
			quietShare: 2 / 3,
			byKind: { advice: 0.5, advert: 1 },
		});
	});

	it("knows which report, software or text each belongs to", () => {
		const { tramDocuments, tramSentences, procedures, stories } = report;
		expect([tramDocuments, tramSentences, procedures, stories].map((set) => set?.units)).toEqual([
			2, 2, 2, 1,
		]);
	});

	it("gives intervals that hold their figures and end where samples of units do", () => {
		// One report of each pair is drawn twice, both of them, or the other twice: three kinds of sample, each of them
		// likelier than the tail.
		const { intervals } = report.procedures;
		// "copies a tool" alone: 2·1 / (1 + 2). "encrypts files" alone: 0.
		expect(intervals.microF1).toEqual([0, 2 / 3]);
		expect(intervals.hitAt1).toEqual([0, 1]);
		expect(intervals.hitAt5).toEqual([1, 1]);
		// The report has one of two, the other nothing to find: alone it has no label to be right about.
		expect(report.tramDocuments.intervals.microF1).toEqual([0, 2 / 3]);
		expect(report.quiet?.interval).toEqual([0, 1]);
		expect(report.stories?.intervals.microF1).toEqual([2 / 3, 2 / 3]);
	});

	it("also counts sub-techniques as their techniques", async () => {
		const sub: Mapper = async (texts) =>
			texts.map(() => ({ techniques: [{ id: "T1059.001", confidence: 0.9 }], candidates: [] }));
		const { procedures } = await evaluateMapper(sub, {
			development: [record("procedure", "software-1", "runs a script", ["T1059.003"])],
			written: [],
			annotated: new Set(),
		});
		expect(procedures).toMatchObject({ micro: { f1: 0 }, parents: { microF1: 1, macroF1: 1 } });
	});

	it("measures confidences, candidates included", () => {
		const { bands, expectedCalibrationError } = report.procedures.reliability;
		expect(bands.map(({ count }) => count)).toEqual([0, 0, 1, 0, 1, 0, 1, 1, 0, 0]);
		// 0.2 right, 0.4 right, 0.6 wrong, 0.7 right.
		expect(expectedCalibrationError).toBeCloseTo((0.8 + 0.6 + 0.6 + 0.3) / 4, 12);
	});

	it("sums techniques over sentences, procedures and stories", () => {
		expect(report.perTechnique.map(({ id }) => id)).toEqual([
			"T1003",
			"T1059",
			"T1105",
			"T1485",
			"T1486",
			"T1570",
		]);
		expect(report.perTechnique[0]).toMatchObject({ truePositives: 2, falsePositives: 1, falseNegatives: 0 });
	});

	it("lists confused pairs of texts with one label", () => {
		expect(report.confusedPairs).toEqual([
			{ actual: "T1059", predicted: "T1003", texts: 1 },
			{ actual: "T1486", predicted: "T1485", texts: 1 },
		]);
	});

	it("does not ask about other sources", () => {
		expect(asked).not.toContain("not judged");
	});

	it("can be written as JSON and read back", () => {
		expect(JSON.parse(JSON.stringify(report))).toEqual(report);
	});

	it("gives 0 and no stories for no material", async () => {
		const empty = await evaluateMapper(map, { development: [], written: [], annotated: new Set() });
		expect(empty.tramDocuments).toMatchObject({ texts: 0, perTextF1: 0, hitAt1: 0 });
		expect(empty.stories).toBeUndefined();
		expect(empty.quiet).toBeUndefined();
		expect(empty.perTechnique).toEqual([]);
		expect(empty.confusedPairs).toEqual([]);
	});

	it("passes on what the mapper throws", async () => {
		const failing: Mapper = () => Promise.reject(new Error("no model"));
		await expect(evaluateMapper(failing, material)).rejects.toThrow("no model");
	});
});

describe("evaluateOutcomes", async () => {
	const { report, sets } = await evaluateOutcomes(map, material);

	it("gives the same figures", async () => {
		expect(report).toEqual(await evaluateMapper(map, material));
	});

	it("keeps what was said of each text, but no text", () => {
		expect(Object.keys(sets)).toEqual(["tramDocuments", "tramSentences", "procedures", "stories", "quiet"]);
		expect(sets.procedures?.[0]).toEqual({
			sha256: createHash("sha256").update("copies a tool").digest("hex"),
			unit: "software-1",
			actual: ["T1105", "T1570"],
			predicted: ["T1105"],
			ranked: ["T1105", "T1570"],
		});
		expect(JSON.stringify(sets)).not.toContain("copies a tool");
	});

	it("leaves out labels that annotators did not look for", () => {
		expect(sets.tramSentences?.map(({ predicted }) => predicted)).toEqual([["T1003"], ["T1003"], []]);
	});

	it("leaves out sets without texts", async () => {
		const few = await evaluateOutcomes(map, { ...material, written: [] });
		expect(Object.keys(few.sets)).toEqual(["tramDocuments", "tramSentences", "procedures"]);
	});
});
