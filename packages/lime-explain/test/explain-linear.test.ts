import { describe, expect, it } from "vitest";
import { explainLinear, type LinearReading } from "../src/explain-linear.js";
import { fc } from "./seeded-fast-check.js";

const text = "beacon to host, beacon";
const at = (start: number, end: number) => ({ start, end });
const reading: LinearReading = {
	intercepts: [-1, 0.25],
	terms: [
		{ spans: [at(0, 6), at(16, 22)], scores: [1, -0.5] },
		// A pair of words: half to each.
		{ spans: [at(0, 9)], scores: [0.5, 0] },
		// The comma is no word.
		{ spans: [at(14, 15)], scores: [0.25, 0] },
		{ spans: [], scores: [0, 0.125] },
	],
};

describe("explainLinear", () => {
	it("shares contributions by hand", () => {
		const { labels, method, featureCount } = explainLinear(text, () => reading, { labels: [0, 1] });
		expect([method, featureCount]).toEqual(["linear", 3]);
		expect(labels[0]).toMatchObject({
			intercept: -0.75,
			prediction: 0.75,
			localPrediction: 0.75,
			score: 1,
			remainder: 0,
		});
		expect(labels[0]!.features).toEqual([
			{
				index: 0,
				text: "beacon",
				weight: 1.25,
				standardError: 0,
				isBelowNoise: false,
				spans: [at(0, 6), at(16, 22)],
			},
			{ index: 1, text: "to", weight: 0.25, standardError: 0, isBelowNoise: false, spans: [at(7, 9)] },
		]);
		expect(labels[1]).toMatchObject({ intercept: 0.375, prediction: -0.125 });
	});

	it("explains the best label by default, and names it by id", () => {
		const { labels } = explainLinear(text, () => reading, { labelIds: ["T1071", "T1105"] });
		expect(labels.map(({ label, column }) => [label, column])).toEqual([["T1071", 0]]);
	});

	it("puts occurrences apart without a bag of words, and the rest into the remainder", () => {
		const { labels } = explainLinear(text, () => reading, { bagOfWords: false, numFeatures: 1 });
		expect(labels[0]!.features).toMatchObject([{ index: 0, weight: 0.75 }]);
		expect(labels[0]!.remainder).toBeCloseTo(0.75, 12);
	});

	it("gives an empty explanation of a text without words", () => {
		const explanation = explainLinear(" ... ", () => ({ intercepts: [1], terms: [] }));
		expect(explanation.labels).toEqual([]);
		expect(explanation.warnings.map(({ code }) => code)).toEqual(["no-features"]);
	});

	it("adds up to the score, wherever the terms stand", () => {
		const term = fc.record({
			spans: fc.array(
				fc
					.tuple(fc.nat(21), fc.integer({ min: 1, max: 9 }))
					.map(([start, size]) => at(start, Math.min(22, start + size))),
				{ maxLength: 3 },
			),
			scores: fc.tuple(fc.integer({ min: -64, max: 64 }).map((n) => n / 8)),
		});
		fc.assert(
			fc.property(fc.array(term, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (terms, numFeatures) => {
				const [label] = explainLinear(text, () => ({ intercepts: [0.5], terms }), { numFeatures }).labels;
				const sum = label!.features.reduce(
					(total, { weight }) => total + weight,
					label!.intercept + label!.remainder,
				);
				const score = terms.reduce((total, { scores }) => total + scores[0]!, 0.5);
				expect(label!.prediction).toBeCloseTo(score, 9);
				expect(sum).toBeCloseTo(score, 9);
			}),
		);
	});

	it.each<[string, LinearReading, string]>([
		["no labels", { intercepts: [], terms: [] }, "LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID"],
		[
			"too few scores",
			{ intercepts: [0, 0], terms: [{ spans: [], scores: [1] }] },
			"LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID",
		],
		[
			"no number",
			{ intercepts: [0], terms: [{ spans: [], scores: [Number.NaN] }] },
			"LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID",
		],
		[
			"a span outside",
			{ intercepts: [0], terms: [{ spans: [at(0, 99)], scores: [1] }] },
			"LIME_EXPLAIN_SPANS_INVALID",
		],
	])("refuses %s", (_name, bad, code) => {
		expect(() => explainLinear(text, () => bad)).toThrow(expect.objectContaining({ code }));
	});
});
