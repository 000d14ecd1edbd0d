import { describe, expect, it } from "vitest";
import {
	createDocumentWeigher,
	type DocumentRule,
	REFERENCE_SENTENCES,
	thresholdAtLength,
} from "../src/document-rule.js";
import { createDocumentSummary } from "../src/document-summary.js";
import { findFamilies } from "../src/label-families.js";
import type { SentenceReading } from "../src/sentence-model.js";
import { NO_TREES } from "../src/tree-ensemble.js";

const knowledge = {
	families: findFamilies(["T1003", "T1105"]),
	priors: { procedures: [0, 0], reports: [0, 0] },
};
const rule: DocumentRule = { trees: NO_TREES, bias: -1, treeWeight: 1, bestWeight: 2, intercepts: [0, 0.5] };

const reading = (behaviour: number, ...pairs: [label: number, probability: number][]): SentenceReading => ({
	labels: Uint16Array.from(pairs, ([label]) => label),
	probabilities: Float64Array.from(pairs, ([, probability]) => probability),
	behaviour,
	prose: 0,
});

describe("createDocumentWeigher", () => {
	it("gives a single sentence its own probability, and longer texts what the rule makes of them", () => {
		const weigh = createDocumentWeigher(rule, knowledge);
		const summary = createDocumentSummary();
		summary.add(reading(0, [1, 0.5]));
		expect([...weigh(summary, [1])]).toEqual([0.5]);
		summary.add(reading(0, [1, 0.2]));
		// logit = -1 + 0.5 + 2 · ln(0.5 / 0.5) = -0.5
		expect(weigh(summary, [1])[0]).toBeCloseTo(1 / (1 + Math.exp(0.5)), 12);
	});

	it("weighs each technique asked for, in that order", () => {
		const weigh = createDocumentWeigher(rule, knowledge);
		const summary = createDocumentSummary();
		summary.add(reading(0, [0, 0.5], [1, 0.5]));
		summary.add(reading(0));
		// logits -1 and -1 + 0.5
		const [first, second] = [1 / (1 + Math.E), 1 / (1 + Math.exp(0.5))];
		expect(weigh(summary, [0, 1])[0]).toBeCloseTo(first, 12);
		expect(weigh(summary, [0, 1])[1]).toBeCloseTo(second, 12);
		expect([...weigh(summary, [1, 0])]).toEqual([...weigh(summary, [0, 1])].reverse());
		expect([...weigh(summary, [])]).toEqual([]);
	});

	it("asks the trees for the features of each technique", () => {
		// Feature 0 is the log-odds of the best sentence: 0 for the first technique, ln 4 for the second.
		const trees = { roots: [0], features: [0, -1, -1], values: [1, -0.5, 0.25], left: [1, 0, 0] };
		const weigh = createDocumentWeigher(
			{ ...rule, trees, treeWeight: 4, bestWeight: 0, intercepts: [0, 0] },
			knowledge,
		);
		const summary = createDocumentSummary();
		summary.add(reading(0, [0, 0.5], [1, 0.8]));
		summary.add(reading(0));
		const [first, second] = weigh(summary, [0, 1]);
		// -1 + 4 · -0.5 = -3; -1 + 4 · 0.25 = 0.
		expect(first).toBeCloseTo(1 / (1 + Math.exp(3)), 12);
		expect(second).toBeCloseTo(0.5, 12);
	});

	it("knows nothing to weigh in an empty text", () => {
		expect([...createDocumentWeigher(rule, knowledge)(createDocumentSummary(), [])]).toEqual([]);
	});
});

describe("thresholdAtLength", () => {
	it("moves thresholds with the logarithm of the length, within 0.01 and 0.99", () => {
		expect(thresholdAtLength(0.4, 0.025, 16)).toBe(0.4);
		expect(thresholdAtLength(0.4, 0.025, REFERENCE_SENTENCES)).toBe(0.4);
		// ln(1 / 16) = -2.772589
		expect(thresholdAtLength(0.4, 0.025, 1)).toBeCloseTo(0.33069, 5);
		expect(thresholdAtLength(0.4, 0.025, 0)).toBeCloseTo(0.33069, 5);
		expect(thresholdAtLength(0.4, 1, 1)).toBe(0.01);
		expect(thresholdAtLength(0.4, 1, 10_000)).toBe(0.99);
	});

	it("leaves them where they are without a slope", () => {
		expect([0, 1, 16, 10_000].map((count) => thresholdAtLength(0.4, 0, count))).toEqual([0.4, 0.4, 0.4, 0.4]);
	});
});
