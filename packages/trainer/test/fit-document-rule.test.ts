import { documentProbability } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { fitDocumentRule } from "../src/fit-document-rule.js";
import { measureReliability } from "../src/metrics.js";
import { createRandom } from "../src/random.js";
import type { SampledText } from "../src/sampled-texts.js";
import { sampledText } from "./sampled-text.js";

const everyLabel = () => true;
const SENTENCES = 5;

/** Texts whose labels are right as often as their sentence says, squared: the rule has something to correct. */
function sample(count: number, seed: number): SampledText[] {
	const random = createRandom(seed);
	return Array.from({ length: count }, () => {
		const seen = [0, 1, 2].map((label) => [label, 0.05 + 0.9 * random.next()] as const);
		const right = seen.filter(([, probability]) => random.next() < probability ** 2).map(([label]) => label);
		return sampledText(seen, right, { sentences: SENTENCES });
	});
}

describe("fitDocumentRule", () => {
	it("gives probabilities that come true, on texts it was not fitted on", () => {
		const rule = fitDocumentRule(sample(3000, 1), 3, everyLabel);
		const { expectedCalibrationError } = measureReliability(
			sample(3000, 2).flatMap(({ summary, labels }) =>
				[0, 1, 2].map((label) => ({
					confidence: documentProbability(summary, rule, label),
					isRight: labels.has(label),
				})),
			),
		);
		expect(expectedCalibrationError).toBeLessThan(0.04);
	});

	it("trusts a stronger sentence more", () => {
		const rule = fitDocumentRule(sample(1000, 3), 3, everyLabel);
		const weak = documentProbability(sampledText([[1, 0.3]], [], { sentences: SENTENCES }).summary, rule, 1);
		const strong = documentProbability(
			sampledText([[1, 0.9]], [], { sentences: SENTENCES }).summary,
			rule,
			1,
		);
		expect(strong).toBeGreaterThan(weak + 0.2);
	});

	it("hears annotated texts only on the labels their annotators looked for", () => {
		const texts = sample(200, 4);
		const withReports = (right: number[]) => [
			...texts,
			...[0.3, 0.6, 0.9].map((probability) =>
				sampledText(
					[
						[0, probability],
						[2, probability],
					],
					right,
					{ isAnnotated: true, sentences: SENTENCES },
				),
			),
		];
		const isAnnotated = (label: number) => label === 0;
		const rule = fitDocumentRule(withReports([0]), 3, isAnnotated);
		expect(fitDocumentRule(withReports([0, 2]), 3, isAnnotated)).toEqual(rule);
		expect(fitDocumentRule(withReports([]), 3, isAnnotated)).not.toEqual(rule);
	});

	it("leaves a label that was never seen where all are", () => {
		const { intercepts } = fitDocumentRule(sample(300, 5), 5, everyLabel);
		expect(intercepts.slice(3)).toEqual([0, 0]);
	});

	it("stays finite without texts", () => {
		const { bias, weights, intercepts } = fitDocumentRule([], 2, everyLabel);
		for (const value of [bias, ...weights, ...intercepts]) expect(Number.isFinite(value)).toBe(true);
	});
});
