import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainSamples, type FeatureSelection } from "../src/index.js";

interface Fit {
	readonly label: number;
	readonly numFeatures: number;
	readonly featureSelection: FeatureSelection;
	readonly features: readonly (readonly [number, number])[];
	readonly intercept: number;
	readonly score: number;
	readonly localPrediction: number;
}

interface Case {
	readonly masks: readonly string[];
	readonly probabilities: number[][];
	readonly fits: readonly Fit[];
}

/** Made by scripts/make-scikit-learn-fixture.py with scikit-learn 1.2.1. */
const CASES: readonly Case[] = JSON.parse(
	readFileSync(new URL("fixtures/scikit-learn.json", import.meta.url), "utf8"),
);

describe.each(CASES.map((each, number) => [number, each] as const))("case %i of scikit-learn", (_, given) => {
	const masks = given.masks.map((row) => Array.from(row, Number));

	it.each(given.fits.map((fit) => [fit.label, fit.featureSelection, fit.numFeatures, fit] as const))(
		"label %i, %s, %i features",
		(label, featureSelection, numFeatures, expected) => {
			const samples = { masks, probabilities: given.probabilities, label };
			const found = explainSamples(samples, { featureSelection, numFeatures });
			const weights = new Map(expected.features);
			expect(found.features.map(({ index }) => index)).toEqual(expected.features.map(([index]) => index));
			for (const { index, weight } of found.features) expect(weight).toBeCloseTo(weights.get(index)!, 8);
			expect(found.intercept).toBeCloseTo(expected.intercept, 8);
			expect(found.score).toBeCloseTo(expected.score, 8);
			expect(found.localPrediction).toBeCloseTo(expected.localPrediction, 8);
		},
	);
});
