import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainSamples } from "../src/explain-samples.js";
import type { FeatureSelection } from "../src/feature-selection.js";

interface ExactFit {
	featureSelection: FeatureSelection;
	numFeatures: number;
	kernelWidth: number;
	features: [number, number][];
	intercept: number;
	score: number;
	localPrediction: number;
}

interface ExactCase {
	name: string;
	masks: string[];
	probabilities: number[][];
	labels: { label: number; fits: ExactFit[] }[];
}

const { cases } = JSON.parse(
	readFileSync(new URL("./fixtures/exact-fits.json", import.meta.url), "utf8"),
) as {
	cases: ExactCase[];
};

describe("against an independent implementation", () => {
	const fits = cases.flatMap(({ name, masks, probabilities, labels }) =>
		labels.flatMap(({ label, fits }) =>
			fits.map((fit) => ({
				name: `${name}, label ${label}, ${fit.featureSelection} ${fit.numFeatures}`,
				samples: { masks: masks.map((mask) => Array.from(mask, Number)), probabilities, label },
				fit,
			})),
		),
	);

	it.each(fits)("$name", ({ samples, fit }) => {
		const got = explainSamples(samples, fit);
		expect(got.features.map(({ index }) => index)).toEqual(fit.features.map(([index]) => index));
		got.features.forEach(({ weight }, i) => {
			expect(weight).toBeCloseTo(fit.features[i]![1], 8);
		});
		expect(got.intercept).toBeCloseTo(fit.intercept, 8);
		expect(got.score).toBeCloseTo(fit.score, 8);
		expect(got.localPrediction).toBeCloseTo(fit.localPrediction, 8);
		expect(got.prediction).toBe(samples.probabilities[0]![samples.label]);
	});
});

describe("explainSamples", () => {
	const samples = {
		masks: [
			[1, 1],
			[1, 0],
			[0, 1],
			[0, 0],
		],
		probabilities: [[0.9], [0.8], [0.2], [0.1]],
		label: 0,
	};

	it("fits two words by hand", () => {
		// A distance of 0 weighs all alike: columns uncorrelated, centred squares sum to 1, alpha 1 halves the effects.
		const fit = explainSamples(samples, { distance: () => 0 });
		expect(fit.features.map(({ index }) => index)).toEqual([0, 1]);
		expect(fit.features[0]!.weight).toBeCloseTo(0.35, 12);
		expect(fit.features[1]!.weight).toBeCloseTo(0.05, 12);
		expect(fit.intercept).toBeCloseTo(0.5 - 0.2, 12);
		expect(fit.localPrediction).toBeCloseTo(0.7, 12);
		// Residuals (±0.35 ± 0.05) / 2 against (±0.7 ± 0.1) / 2: a quarter of the variation is left.
		expect(fit.score).toBeCloseTo(0.75, 12);
		expect(fit.prediction).toBe(0.9);
	});

	it("takes typed arrays, and gives intervals when asked", () => {
		const fit = explainSamples(
			{
				masks: samples.masks.map((row) => Uint8Array.from(row)),
				probabilities: samples.probabilities.map((row) => Float64Array.from(row)),
				label: 0,
			},
			{ confidence: 0.95 },
		);
		for (const { weight, standardError, interval } of fit.features) {
			expect(interval!.high - weight).toBeCloseTo(1.96 * standardError, 3);
			expect(weight - interval!.low).toBeCloseTo(1.96 * standardError, 3);
		}
	});

	it("gives standard errors that match the spread of repeated draws", () => {
		// The mean of one word's effect over many neighborhoods, apart from our own sampling.
		let state = 12345;
		const uniform = () => {
			state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
			return state / 2 ** 32;
		};
		const fits = Array.from({ length: 40 }, () => {
			const masks = Array.from({ length: 200 }, (_, row) =>
				[0, 1, 2, 3].map(() => (row === 0 || uniform() < 0.5 ? 1 : 0)),
			);
			const probabilities = masks.map(([a, b]) => [0.3 * a! + 0.2 * a! * b! + 0.3 * uniform()]);
			return explainSamples({ masks, probabilities, label: 0 }, { featureSelection: "none" }).features.find(
				({ index }) => index === 0,
			)!;
		});
		const mean = fits.reduce((sum, { weight }) => sum + weight, 0) / fits.length;
		const spread = Math.sqrt(
			fits.reduce((sum, { weight }) => sum + (weight - mean) ** 2, 0) / (fits.length - 1),
		);
		const reported = fits.reduce((sum, { standardError }) => sum + standardError, 0) / fits.length;
		expect(reported / spread).toBeGreaterThan(0.7);
		expect(reported / spread).toBeLessThan(1.4);
	});

	it.each([
		["no rows", { masks: [] }],
		["no columns", { masks: [[], [], [], []] }],
		["ragged rows", { masks: [[1, 1], [1], [0, 1], [0, 0]] }],
		[
			"a first row that removes",
			{
				masks: [
					[1, 0],
					[1, 0],
					[0, 1],
					[0, 0],
				],
			},
		],
		[
			"something between 0 and 1",
			{
				masks: [
					[1, 1],
					[0.5, 0],
					[0, 1],
					[0, 0],
				],
			},
		],
		["fewer probabilities", { probabilities: [[0.9]] }],
		["a probability that is none", { probabilities: [[0.9], [Number.NaN], [0.2], [0.1]] }],
	])("refuses %s", (_name, change) => {
		expect(() => explainSamples({ ...samples, ...change })).toThrow(
			expect.objectContaining({ code: "LIME_EXPLAIN_SAMPLES_INVALID" }),
		);
	});

	it("knows no other label, and no text of too many words", () => {
		expect(() => explainSamples({ ...samples, label: 1 })).toThrow(
			expect.objectContaining({ code: "LIME_EXPLAIN_LABEL_UNKNOWN" }),
		);
		expect(() =>
			explainSamples({ masks: [new Uint8Array(4001).fill(1)], probabilities: [[1]], label: 0 }),
		).toThrow(expect.objectContaining({ code: "LIME_EXPLAIN_TOO_MANY_FEATURES" }));
	});
});
