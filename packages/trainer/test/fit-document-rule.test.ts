import { createDocumentWeigher, DOCUMENT_FEATURE_COUNT, isTreeEnsemble } from "@mapper/lexical-model";
import { beforeAll, describe, expect, it } from "vitest";
import { type FittedDocumentRule, fitDocumentRule } from "../src/fit-document-rule.js";
import { measureReliability } from "../src/metrics.js";
import { FOLDS } from "../src/out-of-fold.js";
import { createRandom } from "../src/random.js";
import type { SampledText } from "../src/sampled-texts.js";
import { knowledgeOf, sampledText } from "./sampled-text.js";

const everyLabel = () => true;
const SENTENCES = 5;
const knowledge = knowledgeOf(5);

/** Texts whose labels are right as often as their sentence says, squared: the rule has something to correct. */
function sample(count: number, seed: number): SampledText[] {
	const random = createRandom(seed);
	return Array.from({ length: count }, (_, i) => {
		const seen = [0, 1, 2].map((label) => [label, 0.05 + 0.9 * random.next()] as const);
		const right = seen.filter(([, probability]) => random.next() < probability ** 2).map(([label]) => label);
		return sampledText(seen, right, { sentences: SENTENCES, fold: i % FOLDS });
	});
}

const fit = (
	texts: readonly SampledText[],
	labels = 3,
	isAnnotated: (label: number) => boolean = everyLabel,
) => fitDocumentRule(texts, labels, isAnnotated, knowledge, 1);

describe("fitDocumentRule", () => {
	let fitted: FittedDocumentRule;
	beforeAll(() => {
		fitted = fit(sample(3000, 1));
	});

	it("gives probabilities that come true, on texts it was not fitted on", () => {
		const { documentRule, weighByFold } = fitted;
		expect(weighByFold).toHaveLength(FOLDS);
		for (const weigh of [createDocumentWeigher(documentRule, knowledge), ...weighByFold]) {
			const { expectedCalibrationError } = measureReliability(
				sample(3000, 2).flatMap(({ summary, labels }) =>
					Array.from(weigh(summary, [0, 1, 2]), (confidence, label) => ({
						confidence,
						isRight: labels.has(label),
					})),
				),
			);
			expect(expectedCalibrationError).toBeLessThan(0.04);
		}
	});

	it("trusts a stronger sentence more", () => {
		const weigh = createDocumentWeigher(fitted.documentRule, knowledge);
		const confidenceAt = (probability: number) =>
			weigh(sampledText([[1, probability]], [], { sentences: SENTENCES }).summary, [1])[0]!;
		expect(confidenceAt(0.9)).toBeGreaterThan(confidenceAt(0.3) + 0.2);
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
		const ruleOf = (right: number[]) => fit(withReports(right), 3, (label) => label === 0).documentRule;
		const rule = ruleOf([0]);
		expect(ruleOf([0, 2])).toEqual(rule);
		expect(ruleOf([])).not.toEqual(rule);
	});

	describe("without a fold", () => {
		const texts = sample(300, 6);
		// The first fold alone, turned round.
		const changed = texts.map((text) =>
			text.fold === 0
				? { ...text, labels: new Set([0, 1, 2].filter((label) => !text.labels.has(label))) }
				: text,
		);
		let answers: number[][][];
		beforeAll(() => {
			answers = [texts, changed].map((material) =>
				fit(material).weighByFold.map((weigh) => [...weigh(texts[0]!.summary, [0, 1, 2])]),
			);
		});

		it("answers otherwise where other folds are judged, and far less so where it is", () => {
			expect(answers[1]![1]).not.toEqual(answers[0]![1]);
			expect(answers[1]![2]).not.toEqual(answers[0]![2]);
			const moveOf = (fold: number) =>
				Math.max(...answers[0]![fold]!.map((answer, i) => Math.abs(answer - answers[1]![fold]![i]!)));
			expect(moveOf(0)).toBeLessThan(Math.min(moveOf(1), moveOf(2)) / 3);
		});
	});

	it("does not learn from texts of one sentence: those keep their own probability", () => {
		const single = Array.from({ length: 50 }, () => sampledText([[1, 0.9]], []));
		const texts = sample(100, 7);
		expect(fit([...texts, ...single]).documentRule).toEqual(fit(texts).documentRule);
	});

	it("counts texts by their importance", () => {
		const texts = sample(200, 8);
		const unheard = Array.from({ length: 50 }, () =>
			sampledText([[1, 0.9]], [], { sentences: SENTENCES, importance: 1e-9 }),
		);
		const heard = unheard.map((text) => ({ ...text, importance: 1 }));
		const confidence = (more: SampledText[]) =>
			createDocumentWeigher(fit([...texts, ...more]).documentRule, knowledge)(more[0]!.summary, [1])[0]!;
		expect(confidence(heard)).toBeLessThan(confidence(unheard) - 0.2);
	});

	it("leaves a label that was never seen where all are", () => {
		const { intercepts } = fit(sample(300, 5), 5).documentRule;
		expect(intercepts.slice(3)).toEqual([0, 0]);
	});

	it("is the same for the same texts and seed, and fits its file", () => {
		const texts = sample(300, 9);
		const rule = fit(texts).documentRule;
		expect(JSON.stringify(fit(texts).documentRule)).toBe(JSON.stringify(rule));
		expect(fitDocumentRule(texts, 3, everyLabel, knowledge, 2).documentRule).not.toEqual(rule);
		expect(isTreeEnsemble(JSON.parse(JSON.stringify(rule.trees)), DOCUMENT_FEATURE_COUNT)).toBe(true);
	});

	it("stays finite without texts", () => {
		const { documentRule, weighByFold } = fit([], 2);
		const { bias, treeWeight, bestWeight, intercepts } = documentRule;
		for (const value of [bias, treeWeight, bestWeight, ...intercepts])
			expect(Number.isFinite(value)).toBe(true);
		const { summary } = sampledText([[1, 0.5]], [], { sentences: 2 });
		for (const weigh of weighByFold) expect(Number.isFinite(weigh(summary, [1])[0])).toBe(true);
	});
});
