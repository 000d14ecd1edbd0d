import { DOCUMENT_FEATURE_COUNT, type DocumentRule, documentProbability } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { fitThresholds, SHARED_THRESHOLD } from "../src/fit-thresholds.js";
import { createRandom } from "../src/random.js";
import { sampledText } from "./sampled-text.js";

const LABELS = 4;
const [FREQUENT, RARE, , UNSEEN] = [0, 1, 2, 3];
const everyLabel = () => true;

/** The confidence of a text of one sentence is that sentence's probability: its logit is the first feature. */
const rule: DocumentRule = {
	bias: 0,
	weights: [1, ...new Array<number>(DOCUMENT_FEATURE_COUNT - 1).fill(0)],
	intercepts: new Array<number>(LABELS).fill(0),
};

/** A label that is right at 0.9 and wrong at 0.6, so often: its best threshold lies between, above the shared one. */
const pairsOf = (label: number, count: number) =>
	Array.from({ length: count }, () => [
		sampledText([[label, 0.9]], [label]),
		sampledText([[label, 0.6]], []),
	]).flat();

describe("fitThresholds", () => {
	it("moves the threshold of a frequent label to where it is better, and that of a rare one less", () => {
		const { thresholds } = fitThresholds(
			[...pairsOf(FREQUENT, 400), ...pairsOf(RARE, 2)],
			rule,
			LABELS,
			everyLabel,
		);
		expect(thresholds).toHaveLength(LABELS);
		expect(thresholds[FREQUENT]!).toBeGreaterThan(thresholds[RARE]!);
		expect(thresholds[RARE]!).toBeGreaterThan(thresholds[UNSEEN]!);
		expect(thresholds[RARE]! - thresholds[UNSEEN]!).toBeLessThan(
			(thresholds[FREQUENT]! - thresholds[UNSEEN]!) / 2,
		);
		expect(thresholds[UNSEEN]!).toBeCloseTo(SHARED_THRESHOLD, 3);
	});

	it("lowers the threshold of a label that is right even where it seems unlikely", () => {
		const texts = Array.from({ length: 400 }, () => sampledText([[FREQUENT, 0.3]], [FREQUENT]));
		expect(fitThresholds(texts, rule, LABELS, everyLabel).thresholds[FREQUENT]!).toBeLessThan(
			SHARED_THRESHOLD,
		);
	});

	it("promises a precision that never falls as the threshold rises, and keeps the promise", () => {
		const random = createRandom(1);
		const texts = Array.from({ length: 600 }, () => {
			const probability = 0.05 + 0.9 * random.next();
			// Less often right near 0.7 than below: the table must not promise what fails further up.
			const isRight = random.next() < (probability > 0.65 && probability < 0.75 ? 0.1 : probability);
			return sampledText([[FREQUENT, probability]], isRight ? [FREQUENT] : []);
		});
		const { precisionTable } = fitThresholds(texts, rule, LABELS, everyLabel);
		expect(precisionTable.length).toBeGreaterThan(5);
		const confidences = texts.map((text) => ({
			confidence: documentProbability(text.summary, rule, FREQUENT),
			isRight: text.labels.has(FREQUENT),
		}));
		precisionTable.forEach(({ threshold, precision }, i) => {
			if (i > 0) {
				expect(threshold).toBeGreaterThan(precisionTable[i - 1]!.threshold);
				expect(precision).toBeGreaterThanOrEqual(precisionTable[i - 1]!.precision);
			}
			const reported = confidences.filter(({ confidence }) => confidence >= threshold);
			const right = reported.filter(({ isRight }) => isRight);
			if (reported.length > 0)
				expect(right.length / reported.length).toBeGreaterThanOrEqual(precision - 0.001);
		});
	});

	it("hears annotated texts only on the labels their annotators looked for", () => {
		const reports = Array.from({ length: 100 }, () => sampledText([[RARE, 0.8]], [], { isAnnotated: true }));
		const base = pairsOf(FREQUENT, 10);
		const isAnnotated = (label: number) => label === FREQUENT;
		expect(fitThresholds([...base, ...reports], rule, LABELS, isAnnotated)).toEqual(
			fitThresholds(base, rule, LABELS, isAnnotated),
		);
	});

	it("gives the shared threshold to all without texts", () => {
		const { thresholds, precisionTable } = fitThresholds([], rule, LABELS, everyLabel);
		for (const threshold of thresholds) expect(threshold).toBeCloseTo(SHARED_THRESHOLD, 3);
		for (const { precision } of precisionTable) expect(Number.isFinite(precision)).toBe(true);
	});
});
