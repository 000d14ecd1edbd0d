import type { LabelledText } from "@mapper/attack-dataset";
import { calibrateScores, EXTRA_OUTPUTS } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { fitCalibration } from "../src/fit-calibration.js";
import { readOutOfFold } from "../src/read-out-of-fold.js";

const labels = ["T1003", "T1105"];
const outputCount = labels.length + EXTRA_OUTPUTS;
const records: LabelledText[] = [
	{ text: "a", labels: ["T1105", "T9999"], source: "procedure", group: "1" },
	{ text: "b", labels: [], source: "procedure", group: "2" },
];
const scores = Float32Array.of(-0.5, 0.8, 1, 0, 0.2, -2, -1, 0.5);
const outOfFold = { records, scores, outputCount, labels, annotated: new Set<string>() };
const calibration = fitCalibration(outOfFold);

describe("readOutOfFold", () => {
	const read = readOutOfFold(outOfFold, calibration);

	it("keeps records, and numbers those labels that it knows", () => {
		expect(read.map(({ record }) => record)).toEqual(records);
		expect(read.map((item) => item.labels)).toEqual([[1], []]);
	});

	it("reads each record from its own scores", () => {
		expect(read.map(({ reading }) => reading)).toEqual([
			calibrateScores(scores.slice(0, outputCount), calibration),
			calibrateScores(scores.slice(outputCount), calibration),
		]);
	});
});
