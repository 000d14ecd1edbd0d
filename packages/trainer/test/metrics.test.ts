import { describe, expect, it } from "vitest";
import { hitRate, type Judgement, measureLabels, measureReliability, ratiosOf } from "../src/metrics.js";

const judgements: Judgement[] = [
	{ predicted: ["T1", "T2"], actual: ["T1", "T3"] }, // a hit, a false alarm, a miss
	{ predicted: ["T1"], actual: ["T1"] },
	{ predicted: [], actual: [] },
	{ predicted: ["T2"], actual: [] },
];

describe("measureLabels", () => {
	it("counts the example as by hand", () => {
		const { micro, macroF1, perTextF1, perLabel } = measureLabels(judgements);
		// T1: 2 hits. T2: 2 false alarms. T3: 1 miss.
		expect(perLabel).toEqual([
			{ id: "T1", truePositives: 2, falsePositives: 0, falseNegatives: 0, precision: 1, recall: 1, f1: 1 },
			{ id: "T2", truePositives: 0, falsePositives: 2, falseNegatives: 0, precision: 0, recall: 0, f1: 0 },
			{ id: "T3", truePositives: 0, falsePositives: 0, falseNegatives: 1, precision: 0, recall: 0, f1: 0 },
		]);
		expect(micro.precision).toBeCloseTo(2 / 4, 12);
		expect(micro.recall).toBeCloseTo(2 / 3, 12);
		expect(micro.f1).toBeCloseTo(4 / 7, 12);
		expect(macroF1).toBeCloseTo(1 / 3, 12);
		// Texts: 2·1/4, 1, 1 for saying nothing rightly, 0.
		expect(perTextF1).toBeCloseTo((0.5 + 1 + 1 + 0) / 4, 12);
	});

	it("restricted to some labels, sees no others", () => {
		const { micro, perTextF1, perLabel } = measureLabels(judgements, new Set(["T1"]));
		expect(perLabel.map(({ id }) => id)).toEqual(["T1"]);
		expect(micro).toEqual({ precision: 1, recall: 1, f1: 1 });
		expect(perTextF1).toBe(1);
	});

	it("takes a label that is named twice once", () => {
		const repeated = measureLabels([{ predicted: ["T1", "T1"], actual: ["T1", "T1"] }]);
		expect(repeated.perLabel[0]).toMatchObject({ truePositives: 1, falsePositives: 0, falseNegatives: 0 });
	});

	it("answers 0 without judgements, and for texts where nothing is true or said", () => {
		const nothing = { precision: 0, recall: 0, f1: 0 };
		expect(measureLabels([])).toEqual({ micro: nothing, macroF1: 0, perTextF1: 0, perLabel: [] });
		expect(measureLabels([{ predicted: [], actual: [] }])).toMatchObject({ micro: nothing, perTextF1: 1 });
	});

	it("has F1 as the harmonic mean of precision and recall", () => {
		const { precision, recall, f1 } = ratiosOf({ truePositives: 3, falsePositives: 2, falseNegatives: 5 });
		expect(f1).toBeCloseTo(2 / (1 / precision + 1 / recall), 12);
	});
});

describe("hitRate", () => {
	const rankings = [
		{ ranked: ["a", "b", "c"], actual: ["b"] },
		{ ranked: ["a", "b", "c"], actual: ["a", "x"] },
		{ ranked: [], actual: ["a"] },
		{ ranked: ["a"], actual: [] }, // does not count
	];

	it("counts the example as by hand", () => {
		expect(hitRate(rankings, 1)).toBeCloseTo(1 / 3, 12);
		expect(hitRate(rankings, 2)).toBeCloseTo(2 / 3, 12);
		expect(hitRate(rankings, 50)).toBeCloseTo(2 / 3, 12);
	});

	it("never falls as more places count", () => {
		for (let k = 1; k < 5; k++) {
			expect(hitRate(rankings, k + 1)).toBeGreaterThanOrEqual(hitRate(rankings, k));
		}
	});

	it("is 0 without texts that have labels", () => {
		expect(hitRate([], 1)).toBe(0);
		expect(hitRate([{ ranked: ["a"], actual: [] }], 1)).toBe(0);
	});
});

describe("measureReliability", () => {
	it("counts the example as by hand", () => {
		const { expectedCalibrationError, bands } = measureReliability([
			{ confidence: 0.62, isRight: true },
			{ confidence: 0.68, isRight: false },
			{ confidence: 0.9, isRight: true },
		]);
		expect(bands).toHaveLength(10);
		expect(bands[6]).toMatchObject({ from: 0.6, to: 0.7, count: 2, shareRight: 0.5 });
		expect(bands[6]!.meanConfidence).toBeCloseTo(0.65, 12);
		expect(bands[9]).toMatchObject({ count: 1, shareRight: 1 });
		// (2 · |0.65 - 0.5| + 1 · |0.9 - 1|) / 3
		expect(expectedCalibrationError).toBeCloseTo(0.4 / 3, 12);
	});

	it("puts 1 into the last band, a border into the band above it, and leaves out what is not above 0.05", () => {
		const counts = (confidence: number) =>
			measureReliability([{ confidence, isRight: true }]).bands.map(({ count }) => count);
		expect(counts(1)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
		expect(counts(0.5)).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
		expect(counts(0.0501)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
		expect(counts(0.05)).toEqual(new Array(10).fill(0));
		expect(counts(0)).toEqual(new Array(10).fill(0));
	});

	it("takes other bands and another floor", () => {
		const { bands } = measureReliability([{ confidence: 0, isRight: false }], { bands: 4, above: -1 });
		expect(bands.map(({ from, to, count }) => [from, to, count])).toEqual([
			[0, 0.25, 1],
			[0.25, 0.5, 0],
			[0.5, 0.75, 0],
			[0.75, 1, 0],
		]);
	});

	it("is 0 for nothing, for the certain and right, and 1 for the certain and wrong", () => {
		const errorOf = (predictions: { confidence: number; isRight: boolean }[]) =>
			measureReliability(predictions).expectedCalibrationError;
		expect(errorOf([])).toBe(0);
		expect(errorOf([{ confidence: 1, isRight: true }])).toBe(0);
		expect(errorOf([{ confidence: 1, isRight: false }])).toBe(1);
	});
});
