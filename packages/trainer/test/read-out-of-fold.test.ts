import type { LabelledText } from "@mapper/attack-dataset";
import {
	createScoreReader,
	EXTRA_OUTPUTS,
	type GateCalibration,
	NO_TREES,
	type SentenceCalibration,
} from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import type { OutOfFold } from "../src/out-of-fold.js";
import { readOutOfFold } from "../src/read-out-of-fold.js";

const labels = ["T1003", "T1105"];
const outputCount = labels.length + EXTRA_OUTPUTS;
const records: LabelledText[] = [
	{ text: "a", labels: ["T1105", "T9999"], source: "procedure", group: "1" },
	{ text: "b, a longer one", labels: [], source: "procedure", group: "2" },
];
const scores = Float32Array.of(-0.5, 0.75, 1, 0, 0.25, -2, -1, 0.5);
const outOfFold: OutOfFold = {
	records,
	folds: Int8Array.of(2, 0),
	scores,
	outputCount,
	wording: Float32Array.of(0.5, -0.25),
	labels,
	annotated: new Set(),
};
/** The log-odds of behaviour: words, wording twice, and what differs from fold to fold. */
const gateByFold = [10, 20, 30].map(
	(bias): GateCalibration => ({
		bias: bias / 100,
		lexical: 1,
		wording: 2,
		prose: 0,
		trees: NO_TREES,
		treeWeight: 0,
	}),
);
/** The log-odds are the score and the bias; one tree asks for the length of the sentence, ln(1 + length). */
const calibrationOf = (bias: number): SentenceCalibration => ({
	trees: { ...NO_TREES, roots: [0], features: [13, -1, -1], values: [2, 0, 0.5], left: [1, 0, 0] },
	bias,
	treeWeight: 1,
	scoreWeight: 1,
	intercepts: [0, 0],
	reportIntercepts: [0, 0],
	priors: { procedures: [0, 0], reports: [0, 0] },
});
const byFold = [1, 2, 3].map(calibrationOf);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

describe("readOutOfFold", () => {
	const read = readOutOfFold(outOfFold, gateByFold, byFold);

	it("keeps records and their folds, and numbers those labels that it knows", () => {
		expect(read.map(({ record }) => record)).toEqual(records);
		expect(read.map(({ fold }) => fold)).toEqual([2, 0]);
		expect(read.map((item) => item.labels)).toEqual([[1], []]);
	});

	it("reads each record from its own scores, with the gate and the calibration that did not see its fold", () => {
		expect(read.map(({ reading }) => reading)).toEqual([
			createScoreReader(labels, { calibration: gateByFold[2]! }, byFold[2]!).read(
				scores.slice(0, outputCount),
				0.5,
				1,
			),
			createScoreReader(labels, { calibration: gateByFold[0]! }, byFold[0]!).read(
				scores.slice(outputCount),
				-0.25,
				15,
			),
		]);
	});

	it("reads them by hand", () => {
		const [first, second] = read.map(({ reading }) => reading);
		// Bias 3 of fold 2 and the scores; behaviour 0.3 + 1 + 2 · 0.5.
		expect([...first!.probabilities]).toEqual([sigmoid(2.5), sigmoid(3.75)]);
		expect(first!.behaviour).toBe(sigmoid(2.3));
		// Bias 1 of fold 0, score 0.25, and the tree's 0.5, since ln(16) is above 2.
		expect([...second!.labels]).toEqual([0]);
		expect(second!.probabilities[0]).toBe(sigmoid(1.75));
		// 0.1 - 1 + 2 · -0.25
		expect(second!.behaviour).toBe(sigmoid(-1.4));
	});

	it("reads nothing of nothing", () => {
		const none = { ...outOfFold, records: [], scores: new Float32Array(0), folds: new Int8Array(0) };
		expect(readOutOfFold(none, gateByFold, byFold)).toEqual([]);
	});
});
