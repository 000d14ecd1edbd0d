import { describe, expect, it } from "vitest";
import { findFamilies } from "../src/label-families.js";
import {
	clampScore,
	fillSentenceFeatures,
	LOWEST_SCORE,
	MAX_SENTENCE_CANDIDATES,
	SENTENCE_FEATURE_COUNT,
	SENTENCE_FEATURES,
	sentenceCandidates,
} from "../src/sentence-features.js";
import { fc } from "./seeded-fast-check.js";

const LABELS = ["T1059", "T1059.001", "T1059.003", "T1105"];
const families = findFamilies(LABELS);
const priors = { procedures: [-1, -2, -3, -4], reports: [-5, -6, -7, -8] };
const context = { behaviour: 0.25, wording: -0.5, prose: 1, gate: 0.875, length: 99 };

describe("sentenceCandidates", () => {
	it("takes techniques with a chance, best first, equals in the order of labels", () => {
		const scores = Float32Array.of(0.5, 0.75, LOWEST_SCORE - 0.01, 0.5, 9, 9);
		expect(sentenceCandidates(scores, 4)).toEqual([1, 0, 3]);
		expect(sentenceCandidates(Float32Array.of(Math.fround(LOWEST_SCORE) - 1e-6, 9, 9), 1)).toEqual([]);
	});

	it("takes the best only, where many have a chance", () => {
		const scores = Float32Array.from({ length: 100 }, (_, label) => (label % 2 ? 1 : 0) + label / 1000);
		const candidates = sentenceCandidates(scores, 100);
		expect(candidates).toEqual(Array.from({ length: MAX_SENTENCE_CANDIDATES }, (_, i) => 99 - 2 * i));
	});

	it("gives no chance to what is no score, and nothing without labels", () => {
		expect(sentenceCandidates(Float32Array.of(Number.NaN, Number.NEGATIVE_INFINITY, 0), 3)).toEqual([2]);
		expect(sentenceCandidates(Float32Array.of(1, 1), 0)).toEqual([]);
	});
});

describe("fillSentenceFeatures", () => {
	it("writes the features of each candidate, worked by hand", () => {
		const scores = Float32Array.of(0.5, 0.75, -0.5, -1.25, 0.25, 1);
		const features = new Float64Array(1 + 3 * SENTENCE_FEATURE_COUNT + 1).fill(7);
		const candidates = sentenceCandidates(scores, LABELS.length);
		expect(candidates).toEqual([1, 0, 2]);
		fillSentenceFeatures(features, 1, candidates, scores, context, families, priors);
		const sentence = [0.25, -0.5, 1];
		// Three techniques are above -0.6; ln(1 + 99) = 4.605170; what the gate says of the sentence.
		const last = [3, Math.log(100), 0.875];
		const expected = [
			// The best leads by 0.25; its parent has 0.5, it has no child, its family 0.5.
			[0.75, 0, 0.25, 0, ...sentence, -2, -6, 0.5, -1.5, 0.5, ...last],
			// The parent: as good as the second best, being it.
			[0.5, 0.25, 0, 1, ...sentence, -1, -5, -1.5, 0.75, 0.75, ...last],
			[-0.5, 1.25, -1, 2, ...sentence, -3, -7, 0.5, -1.5, 0.75, ...last],
		].flat();
		expect(Array.from(features)).toEqual([7, ...expected, 7]);
	});

	it("limits the lead to 1, and knows nothing to lead over for a single technique", () => {
		const leadOf = (scores: number[]) => {
			const features = new Float64Array(2 * SENTENCE_FEATURE_COUNT);
			const all = Float32Array.of(...scores, -2, 0, 0);
			const known = findFamilies(LABELS.slice(0, all.length - 2));
			fillSentenceFeatures(features, 0, sentenceCandidates(all, all.length - 2), all, context, known, priors);
			return features[SENTENCE_FEATURES.indexOf("lead over the second best")];
		};
		expect(leadOf([1, -0.5])).toBe(1);
		expect(leadOf([0.5, 0])).toBe(0.5);
		expect(leadOf([0.5])).toBe(1);
		// Absent relatives count as -1.5.
		expect(leadOf([-1])).toBe(0.5);
	});

	it("counts twenty techniques with a chance at most", () => {
		const ids = Array.from({ length: 40 }, (_, i) => `T${1000 + i}`);
		const scores = new Float32Array(42).fill(0.5);
		const features = new Float64Array(MAX_SENTENCE_CANDIDATES * SENTENCE_FEATURE_COUNT);
		const zeros = { procedures: ids.map(() => 0), reports: ids.map(() => 0) };
		const candidates = sentenceCandidates(scores, 40);
		fillSentenceFeatures(features, 0, candidates, scores, context, findFamilies(ids), zeros);
		expect(features[SENTENCE_FEATURES.indexOf("techniques with a chance")]).toBe(20);
	});

	it("writes nothing without candidates", () => {
		const features = new Float64Array(3).fill(7);
		const scores = Float32Array.of(-2, -2, -2, -2, 0, 0);
		fillSentenceFeatures(features, 0, [], scores, { ...context, length: 0 }, families, priors);
		expect([...features]).toEqual([7, 7, 7]);
	});

	it("names each feature once", () => {
		expect(new Set(SENTENCE_FEATURES).size).toBe(SENTENCE_FEATURE_COUNT);
		expect(SENTENCE_FEATURES).toHaveLength(SENTENCE_FEATURE_COUNT);
	});

	it("law: features are finite, and a technique's do not depend on what has no chance beside it", () => {
		const score = fc.float({ min: -2, max: 2, noNaN: true });
		fc.assert(
			fc.property(fc.array(score, { minLength: 4, maxLength: 4 }), (values) => {
				const scores = Float32Array.from(values);
				const candidates = sentenceCandidates(scores, 4);
				const fill = (all: Float32Array) => {
					const features = new Float64Array(4 * SENTENCE_FEATURE_COUNT);
					fillSentenceFeatures(features, 0, candidates, all, context, families, priors);
					return [...features];
				};
				expect(fill(scores).every(Number.isFinite)).toBe(true);
				// T1105 has no relatives: without a chance its score shows nowhere.
				if (scores[3]! > LOWEST_SCORE) return;
				const lower = Float32Array.from(scores);
				lower[3] = -2;
				expect(fill(lower)).toEqual(fill(scores));
			}),
		);
	});
});

it("keeps scores of a sentence within 1.5", () => {
	expect([-9, -1.5, 0.25, 1.5, 9].map(clampScore)).toEqual([-1.5, -1.5, 0.25, 1.5, 1.5]);
});
