import { expect, it } from "vitest";
import {
	calibrateScores,
	fillSentenceFeatures,
	isReportProse,
	LOWEST_SCORE,
	SENTENCE_FEATURE_COUNT,
	sentenceContext,
} from "../src/sentence-model.js";

const zeros = () => new Array<number>(SENTENCE_FEATURE_COUNT).fill(0);

it("takes best, lead, behaviour and prose from the scores, the last two within 1.5", () => {
	const context = sentenceContext(Float32Array.from([0.25, -1, 0.75, 2, -3]), 3);
	expect(context).toEqual({ best: 0.75, lead: 0.5, behaviour: 1.5, prose: -1.5 });
	expect(isReportProse(context)).toBe(false);
	// A single technique has nothing to lead over.
	expect(sentenceContext(Float32Array.from([0.5, 0, 0.1]), 1)).toMatchObject({ best: 0.5, lead: 1 });
});

it("writes the features of a pair, worked by hand", () => {
	const features = new Float64Array(SENTENCE_FEATURE_COUNT + 1);
	fillSentenceFeatures(features, 1, 0.5, { best: 0.75, lead: 0.5, behaviour: -0.5, prose: 0.25 });
	const expected = [
		...[0.5, 1.2, 0.9, 0.5, 0.1, 0.25, 0.25, 0],
		...[-0.5, -0.6, 0, 0, 0.25, 0.3, 1],
		...[0.5, 1.2, 0.9, 0.5, 0.25, 0.25, -0.5, -0.6],
	];
	expect(features[0]).toBe(0);
	expected.forEach((value, i) => {
		expect(features[i + 1]).toBeCloseTo(value, 10);
	});
	// Not written as reports are: the features for reports are 0.
	fillSentenceFeatures(features, 1, 0.5, { best: 0.5, lead: 0.5, behaviour: 0, prose: -1 });
	expect(features[8]).toBe(0.5);
	expect(Array.from(features.slice(15))).toEqual(new Array(9).fill(0));
});

it("gives techniques with a chance their probability, by the convention the sentence is written in", () => {
	const calibration = {
		bias: 0,
		weights: [1, ...zeros().slice(1)],
		intercepts: [0, 0, 0],
		reportIntercepts: [1, 1, 1],
	};
	const catalogue = calibrateScores(Float32Array.from([0.5, LOWEST_SCORE - 0.1, -0.5, 0.2, -1]), calibration);
	expect(Array.from(catalogue.labels)).toEqual([0, 2]);
	expect(catalogue.probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 6);
	expect(catalogue.probabilities[1]).toBeCloseTo(1 / (1 + Math.exp(0.5)), 6);
	expect(catalogue.behaviour).toBeCloseTo(0.2, 6);
	const report = calibrateScores(Float32Array.from([0.5, -1.2, -0.5, 0.2, 1]), calibration);
	expect(report.probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-1.5)), 6);
});
