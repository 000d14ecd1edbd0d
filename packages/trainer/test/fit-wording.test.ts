import type { LabelledText, SourceName } from "@mapper/attack-dataset";
import { createWordingScorer, GATE_BYTES } from "@mapper/lexical-model";
import { beforeAll, describe, expect, it } from "vitest";
import { type FittedWording, fitWording, judge } from "../src/fit-wording.js";

const FOLDS = 3;
const TOPICS = ["ledger", "pump", "lathe", "archive", "kiosk", "turbine", "scanner", "invoice", "beacon"];
const topic = (i: number) => TOPICS[i % TOPICS.length]!;

/** Who did something, in two wordings, and two in which nobody does, over the same topics. */
const WORDINGS: [labels: string[], sentence: (i: number) => string][] = [
	[["T1003"], (i) => `They stole the ${topic(i)} and then left, note ${i}.`],
	[["T1003"], (i) => `Then they took the ${topic(i)} as well, note ${i}.`],
	[[], (i) => `You should always lock the ${topic(i)}, note ${i}.`],
	[[], (i) => `We recommend that you lock any ${topic(i)}, note ${i}.`],
];
const records = Array.from({ length: 120 }, (_, i): LabelledText => {
	const [labels, sentence] = WORDINGS[i % WORDINGS.length]!;
	return { text: sentence(i), labels, source: "written", group: `g${i}` };
});
const folds = Int8Array.from(records, (_, i) => Math.floor(i / WORDINGS.length) % FOLDS);
const noFolds = new Int8Array(records.length);
const whole = { leaveOutFolds: 0, seed: 1 };

const scorerOf = ({ steps, ...gate }: FittedWording) => createWordingScorer(gate, steps);

describe("fitWording", () => {
	let fitted: FittedWording;
	beforeAll(() => {
		fitted = fitWording(records, folds, { leaveOutFolds: FOLDS, seed: 1 });
	});

	it("tells by the wording whether anybody acted, of topics it has not seen", () => {
		const { score } = scorerOf(fitted);
		for (const unseen of ["harbour", "zeppelins", "Lanternfish"]) {
			expect(score(`They stole the ${unseen} and then left.`)).toBeGreaterThan(0.2);
			expect(score(`You should always lock the ${unseen}.`)).toBeLessThan(-0.2);
		}
	});

	it("scores every record by a model that did not see it, and those are right too", () => {
		expect(fitted.outOfFoldScores).toHaveLength(records.length);
		records.forEach(({ labels }, row) => {
			expect(fitted.outOfFoldScores[row]! > 0).toBe(labels.length > 0);
		});
	});

	it("keeps the labels of a fold from the model that scores it", () => {
		const turned = records.map((record, row): LabelledText => {
			if (folds[row] !== 1) return record;
			return { ...record, labels: record.labels.length > 0 ? [] : ["T1003"] };
		});
		const { outOfFoldScores } = fitWording(turned, folds, { leaveOutFolds: FOLDS, seed: 1 });
		const scoresIn = (scores: Float32Array, fold: number) => scores.filter((_, row) => folds[row] === fold);
		expect(scoresIn(outOfFoldScores, 1)).toEqual(scoresIn(fitted.outOfFoldScores, 1));
		expect(scoresIn(outOfFoldScores, 0)).not.toEqual(scoresIn(fitted.outOfFoldScores, 0));
	});

	it("learns from all records, with folds or without", () => {
		const plain = fitWording(records, noFolds, whole);
		expect(plain.outOfFoldScores).toHaveLength(0);
		expect({ ...plain, outOfFoldScores: undefined }).toEqual({ ...fitted, outOfFoldScores: undefined });
	});

	it("unmasks the words that stand in most texts, each once a text", () => {
		expect(fitted.commonWords.slice(0, 2)).toEqual([",", "."]);
		expect(fitted.commonWords).toEqual([...new Set(fitted.commonWords)]);
		const often = fitWording(
			[
				...["zebra", "zebra yak", "yak zebra", "yak yak yak ant"].map(
					(text): LabelledText => ({ text, labels: [], source: "written", group: "g" }),
				),
				// Procedures and rules choose no words.
				{ text: "procedure words", labels: ["T1003"], source: "procedure", group: "p" },
				{ text: "sigma words", labels: ["T1003"], source: "sigma", group: "s" },
			],
			new Int8Array(6),
			whole,
		);
		// Three texts each, equals by alphabet; then one.
		expect(often.commonWords).toEqual(["yak", "zebra", "ant"]);
	});

	it("limits the words that are not masked", () => {
		const many = Array.from(
			{ length: 4100 },
			(_, i): LabelledText => ({ text: `word${i}x`, labels: [], source: "written", group: `${i}` }),
		);
		expect(fitWording(many, new Int8Array(4100), whole).commonWords).toHaveLength(4000);
	});

	it("gives signed bytes for all buckets, of which the largest is used, and a short bias", () => {
		expect(fitted.steps).toBeInstanceOf(Int8Array);
		expect(fitted.steps).toHaveLength(GATE_BYTES);
		expect(fitted.steps.some((step) => Math.abs(step) === 127)).toBe(true);
		expect(fitted.scale).toBeGreaterThan(0);
		expect(Math.fround(fitted.scale)).toBe(fitted.scale);
		expect(String(fitted.bias).length).toBeLessThanOrEqual(8);
	});

	it("is the same for the same records and seed", () => {
		expect(fitWording(records, folds, { leaveOutFolds: FOLDS, seed: 1 })).toEqual(fitted);
	});

	it.each<[string, LabelledText[]]>([
		["no records", []],
		["records that tell nothing", records.map((record): LabelledText => ({ ...record, source: "table" }))],
		["records that all say yes", records.map((record) => ({ ...record, labels: ["T1003"] }))],
	])("stays finite with %s", (_, material) => {
		const { scale, bias, outOfFoldScores, ...rest } = fitWording(material, folds.slice(0, material.length), {
			leaveOutFolds: FOLDS,
			seed: 1,
		});
		expect([scale, bias, ...outOfFoldScores].every(Number.isFinite)).toBe(true);
		expect(scorerOf({ scale, bias, outOfFoldScores, ...rest }).score("They left.")).not.toBeNaN();
	});
});

describe("judge", () => {
	it.each<[SourceName, boolean | undefined, boolean | undefined]>([
		["procedure", true, true],
		["tram-bootstrap", true, true],
		["written", true, false],
		["tram-multi-label", true, false],
		["tram-negative", false, false],
		["technique-description", false, false],
		["sigma", false, false],
		["atomic", false, false],
		["table", undefined, undefined],
		["technique-name", undefined, undefined],
	])("takes %s with a label for %s, without for %s", (source, labelled, unlabelled) => {
		const of = (labels: string[]) => judge({ labels, source });
		expect(of(["T1003"])?.reportsBehaviour).toBe(labelled);
		expect(of([])?.reportsBehaviour).toBe(unlabelled);
		for (const judgement of [of(["T1003"]), of([])]) {
			if (judgement) expect(judgement.importance).toBeGreaterThan(0);
		}
	});

	it("trusts an annotator's yes more than a missing label", () => {
		const of = (labels: string[]) => judge({ labels, source: "tram-multi-label" })!;
		expect(of(["T1003"]).importance).toBeGreaterThan(of([]).importance);
	});
});
