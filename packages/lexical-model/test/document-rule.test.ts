import { expect, it } from "vitest";
import {
	createDocumentSummary,
	DOCUMENT_FEATURE_COUNT,
	documentProbability,
	thresholdAtLength,
} from "../src/document-rule.js";
import type { SentenceReading } from "../src/sentence-model.js";

const reading = (behaviour: number, ...pairs: [label: number, probability: number][]): SentenceReading => ({
	labels: Uint16Array.from(pairs, ([label]) => label),
	probabilities: Float64Array.from(pairs, ([, probability]) => probability),
	behaviour,
});

it("keeps best, second best and expected number of sentences per technique", () => {
	const summary = createDocumentSummary();
	summary.add(reading(0.5, [3, 0.5], [7, 0.01]));
	summary.add(reading(-0.5, [3, 0.8]));
	expect(summary.sentenceCount).toBe(2);
	expect(summary.strongestBehaviour).toBe(0.5);
	// 7 never reaches 0.02.
	expect(summary.labels()).toEqual([3]);
	expect(summary.best(3)).toBe(0.8);
	const features = new Float64Array(DOCUMENT_FEATURE_COUNT);
	summary.fillFeatures(features, 0, 3);
	const expected = -Math.log(0.5) - Math.log(0.2);
	[
		Math.log(0.8 / 0.2),
		0,
		Math.log(expected),
		Math.log(2),
		Math.log(2) * Math.log(4),
		0,
		0.5,
		Math.log(2) * Math.log(expected),
	].forEach((value, i) => {
		expect(features[i]).toBeCloseTo(value, 10);
	});
});

it("gives a single sentence its own probability, and longer texts what the rule makes of them", () => {
	const rule = { bias: -1, weights: [2, 0, 0, 0, 0, 0, 0, 0], intercepts: [0, 0.5] };
	const summary = createDocumentSummary();
	summary.add(reading(0, [1, 0.5]));
	expect(documentProbability(summary, rule, 1)).toBe(0.5);
	summary.add(reading(0, [1, 0.2]));
	// logit = -1 + 0.5 + 2 · ln(0.5 / 0.5) = -0.5
	expect(documentProbability(summary, rule, 1)).toBeCloseTo(1 / (1 + Math.exp(0.5)), 12);
});

it("stays finite for probabilities of 0 and 1", () => {
	const summary = createDocumentSummary();
	summary.add(reading(1.5, [0, 1]));
	summary.add(reading(1.5, [0, 1]));
	const features = new Float64Array(DOCUMENT_FEATURE_COUNT);
	summary.fillFeatures(features, 0, 0);
	expect(features.every(Number.isFinite)).toBe(true);
});

it("moves thresholds with the logarithm of the length, within 0.01 and 0.99", () => {
	expect(thresholdAtLength(0.4, 0.025, 16)).toBe(0.4);
	// ln(1 / 16) = -2.772589
	expect(thresholdAtLength(0.4, 0.025, 1)).toBeCloseTo(0.33069, 5);
	expect(thresholdAtLength(0.4, 0.025, 0)).toBeCloseTo(0.33069, 5);
	expect(thresholdAtLength(0.4, 1, 1)).toBe(0.01);
	expect(thresholdAtLength(0.4, 1, 10_000)).toBe(0.99);
});
