import {
	createDocumentWeigher,
	type DocumentRule,
	NO_TREES,
	REFERENCE_SENTENCES,
} from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { type Decision, fitThresholds, LENGTH_SLOPE, takeDecisions } from "../src/fit-thresholds.js";
import { createRandom } from "../src/random.js";
import { knowledgeOf, sampledText } from "./sampled-text.js";

const LABELS = 4;
const [FREQUENT, RARE] = [0, 1];
const everyLabel = () => true;

const decide = (label: number, margin: number, isRight: boolean, importance = 1): Decision => ({
	label,
	confidence: margin,
	margin,
	isRight,
	importance,
});
const many = (count: number, ...decisions: Decision[]) =>
	Array.from({ length: count }, () => decisions).flat();

/** F1 of reporting from a threshold on. */
function f1From(decisions: readonly Decision[], threshold: number): number {
	const sum = (list: readonly Decision[]) => list.reduce((total, { importance }) => total + importance, 0);
	const right = decisions.filter(({ isRight }) => isRight);
	const reported = decisions.filter(({ margin }) => margin >= threshold);
	return (2 * sum(reported.filter(({ isRight }) => isRight))) / (sum(right) + sum(reported));
}

describe("fitThresholds", () => {
	it("finds the threshold between what is wrong and what is right", () => {
		const decisions = many(400, decide(FREQUENT, 0.655, true), decide(FREQUENT, 0.455, false));
		const { thresholds, lengthSlope } = fitThresholds(decisions, LABELS);
		expect(thresholds).toHaveLength(LABELS);
		expect(thresholds[FREQUENT]!).toBeGreaterThan(0.455);
		expect(thresholds[FREQUENT]!).toBeLessThanOrEqual(0.655);
		expect(lengthSlope).toBe(LENGTH_SLOPE);
	});

	it("goes low where techniques are right even when they seem unlikely", () => {
		const { thresholds } = fitThresholds(many(400, decide(FREQUENT, 0.3, true)), LABELS);
		expect(thresholds[FREQUENT]!).toBeLessThanOrEqual(0.3);
	});

	it("counts decisions by their importance", () => {
		// Wrong at 0.505 and right there and at 0.705: which weighs more decides.
		const weighed = (wrong: number) =>
			fitThresholds([decide(0, 0.705, true), decide(0, 0.505, true), decide(0, 0.505, false, wrong)], 1)
				.thresholds[0]!;
		expect(weighed(0.01)).toBeLessThanOrEqual(0.505);
		expect(weighed(10)).toBeGreaterThan(0.505);
	});

	it("law: no other threshold is better on all decisions together", () => {
		const random = createRandom(3);
		const decisions = Array.from({ length: 500 }, () => {
			const margin = random.next();
			return decide(random.below(LABELS), margin, random.next() < margin, 0.5 + random.next());
		});
		const { thresholds } = fitThresholds(decisions, LABELS);
		const reached = f1From(decisions, thresholds[0]!);
		for (let step = 20; step <= 70; step++) {
			expect(f1From(decisions, step / 100)).toBeLessThanOrEqual(reached + 1e-3);
		}
	});

	it("gives the same threshold to all without decisions", () => {
		const { thresholds } = fitThresholds([], LABELS);
		expect(thresholds).toHaveLength(LABELS);
		expect(new Set(thresholds).size).toBe(1);
		expect(thresholds[0]!).toBeGreaterThan(0.1);
		expect(thresholds[0]!).toBeLessThan(0.9);
	});
});

describe("takeDecisions", () => {
	/** The confidence of a text is its best sentence's, in the odds of each fold. */
	const weighByFold = [0, 1, -1].map((bias) => {
		const rule: DocumentRule = {
			trees: NO_TREES,
			bias,
			treeWeight: 0,
			bestWeight: 1,
			intercepts: new Array<number>(LABELS).fill(0),
		};
		return createDocumentWeigher(rule, knowledgeOf(LABELS));
	});

	it("weighs every technique with a chance, by hand", () => {
		const text = sampledText(
			[
				[FREQUENT, 0.8],
				[RARE, 0.5],
				[2, 0.001],
			],
			[RARE, 3],
			{ sentences: 32, importance: 0.3 },
		);
		const excess = LENGTH_SLOPE * Math.log(32 / REFERENCE_SENTENCES);
		const decisions = takeDecisions([text], weighByFold, everyLabel);
		expect(decisions).toHaveLength(2);
		expect(decisions[0]).toMatchObject({ label: FREQUENT, isRight: false, importance: 0.3 });
		expect(decisions[1]).toMatchObject({ label: RARE, isRight: true, importance: 0.3 });
		[0.8, 0.5].forEach((confidence, i) => {
			expect(decisions[i]!.confidence).toBeCloseTo(confidence, 12);
			expect(decisions[i]!.margin).toBeCloseTo(confidence - excess, 12);
		});
	});

	it("weighs each text with the rule that did not see its fold", () => {
		const confidences = [0, 1, 2].map((fold) => {
			const text = sampledText([[FREQUENT, 0.5]], [], { sentences: 2, fold });
			return takeDecisions([text], weighByFold, everyLabel)[0]!.confidence;
		});
		const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
		[0, 1, -1].forEach((logit, fold) => {
			expect(confidences[fold]).toBeCloseTo(sigmoid(logit), 12);
		});
	});

	it("hears annotated texts only on the labels their annotators looked for", () => {
		const seen = [
			[FREQUENT, 0.8],
			[RARE, 0.8],
		] as const;
		const isAnnotated = (label: number) => label === FREQUENT;
		const labelsOf = (annotated: boolean) =>
			takeDecisions([sampledText(seen, [RARE], { isAnnotated: annotated })], weighByFold, isAnnotated).map(
				({ label }) => label,
			);
		expect(labelsOf(true)).toEqual([FREQUENT]);
		expect(labelsOf(false)).toEqual([FREQUENT, RARE]);
	});

	it("takes none without texts", () => {
		expect(takeDecisions([], weighByFold, everyLabel)).toEqual([]);
	});
});
