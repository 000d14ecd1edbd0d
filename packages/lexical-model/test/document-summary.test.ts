import { describe, expect, it } from "vitest";
import {
	createDocumentSummary,
	DOCUMENT_FEATURE_COUNT,
	LOWEST_BEST_PROBABILITY,
} from "../src/document-summary.js";
import { findFamilies } from "../src/label-families.js";
import type { SentenceReading } from "../src/sentence-model.js";
import { fc } from "./seeded-fast-check.js";

const LABELS = ["T1003", "T1059", "T1059.001", "T1059.003"];
const knowledge = {
	families: findFamilies(LABELS),
	priors: { procedures: [-1, -2, -3, -4], reports: [-5, -6, -7, -8] },
};

type Pair = [label: number, probability: number];
const reading = (behaviour: number, prose: number, ...pairs: Pair[]): SentenceReading => ({
	labels: Uint16Array.from(pairs, ([label]) => label),
	probabilities: Float64Array.from(pairs, ([, probability]) => probability),
	behaviour,
	prose,
});
const logit = (p: number) => Math.log(p / (1 - p));

function summaryOf(...readings: SentenceReading[]) {
	const summary = createDocumentSummary();
	for (const one of readings) summary.add(one);
	return summary;
}

function featuresOf(summary: ReturnType<typeof summaryOf>, ...labels: number[]): number[][] {
	const features = new Float64Array(1 + labels.length * DOCUMENT_FEATURE_COUNT);
	summary.fillFeatures(features, 1, labels, knowledge);
	return labels.map((_, i) => {
		const at = 1 + i * DOCUMENT_FEATURE_COUNT;
		return [...features.subarray(at, at + DOCUMENT_FEATURE_COUNT)];
	});
}

describe("createDocumentSummary", () => {
	it("keeps the number of sentences, the strongest behaviour and the best of each technique", () => {
		const summary = summaryOf(reading(0.5, 0, [2, 0.5], [3, 0.01]), reading(0.25, 0, [2, 0.8]));
		expect(summary.sentenceCount).toBe(2);
		expect(summary.strongestBehaviour).toBe(0.5);
		expect(summary.meanBehaviour).toBe(0.375);
		// 3 never reaches 0.02.
		expect(summary.labels()).toEqual([2]);
		expect([summary.best(2), summary.best(3), summary.best(1)]).toEqual([0.8, 0.01, 0]);
	});

	it("writes the features of several techniques, worked by hand", () => {
		const summary = summaryOf(
			reading(0.25, -1, [1, 0.5], [2, 0.25]),
			reading(0.75, 1, [1, 0.2], [2, 0.8]),
			reading(0.5, 0.5, [2, 0.5], [3, 0.1]),
			reading(0, 0.5),
		);
		const length = Math.log(4);
		const expected1 = -Math.log(0.5) - Math.log(0.8);
		const expected2 = -Math.log(0.75) - Math.log(0.2) - Math.log(0.5);
		const expected3 = -Math.log(0.9);
		// 1 - exp(-expected) is the chance that any sentence describes it: 1 - 0.4, 1 - 0.075, 0.1.
		const total = 0.6 + 0.925 + 0.1;
		const shared = [Math.log(total + 0.001), Math.log(total / 4 + 0.001)];
		const [parent, child, sibling] = featuresOf(summary, 1, 2, 3) as [number[], number[], number[]];
		const rowOf = (best: number, second: number, third: number, expected: number) => [
			logit(best),
			logit(second),
			logit(third),
			Math.log(expected),
			length,
			length * logit(best),
			length * Math.log(expected),
			// Mean and strongest behaviour.
			0.375,
			0.75,
		];
		const nothing = 1e-4;
		const rows: [found: number[], expected: number[]][] = [
			// Best in sentence 0: behaviour there 0.25, beside it 0.75; prose 0.25 on average, -1 there. Its best child has
			// 0.8; it has no parent; the family's best is 0.8; it is second of three.
			[
				parent,
				[...rowOf(0.5, 0.2, nothing, expected1), 0.25, 0.75, 0.25, -1, -2, -6, ...shared, 0.8, 0, 0.8, 1],
			],
			// Best in sentence 1, between 0.25 and 0.5.
			[child, [...rowOf(0.8, 0.5, 0.25, expected2), 0.75, 0.5, 0.25, 1, -3, -7, ...shared, 0, 0.5, 0.5, 0]],
			// Best in sentence 2, between 0.75 and 0.
			[
				sibling,
				[...rowOf(0.1, nothing, nothing, expected3), 0.5, 0.75, 0.25, 0.5, -4, -8, ...shared, 0, 0.5, 0.8, 2],
			],
		];
		for (const [found, expected] of rows) {
			expect(found).toHaveLength(expected.length);
			found.forEach((value, i) => {
				expect([i, value.toFixed(10)]).toEqual([i, expected[i]!.toFixed(10)]);
			});
		}
	});

	it("keeps the first of equally good sentences, and ranks equals in the order of labels", () => {
		const summary = summaryOf(reading(0.25, 0, [0, 0.5], [1, 0.5]), reading(0.75, 0, [0, 0.5]));
		const [first, second] = featuresOf(summary, 0, 1) as [number[], number[]];
		// Behaviour of the best sentence, and of its neighbour.
		expect([first[9], first[10]]).toEqual([0.25, 0.75]);
		expect(first[1]).toBe(0);
		expect([first.at(-1), second.at(-1)]).toEqual([0, 1]);
	});

	it("law: gives a technique the same features alone and among many", () => {
		const pairs = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(0.02, 0.3, 0.3, 0.9)), {
			minLength: 1,
			maxLength: 4,
		});
		fc.assert(
			fc.property(fc.array(pairs, { minLength: 1, maxLength: 5 }), (sentences) => {
				const summary = summaryOf(...sentences.map((found) => reading(0.5, 0, ...new Map(found))));
				const labels = summary.labels();
				const alone = labels.map((label) => featuresOf(summary, label)[0]);
				const many = Array.from({ length: 12 }, (_, i) => labels[i % labels.length]!);
				expect(featuresOf(summary, ...many).slice(0, labels.length)).toEqual(alone);
			}),
		);
	});

	it("takes a text of one sentence for its own neighbourless best", () => {
		const [features] = featuresOf(summaryOf(reading(0.5, 1, [0, 0.5])), 0) as [number[]];
		expect(features[4]).toBe(0);
		expect(features[10]).toBe(0);
	});

	it("stays finite for probabilities of 0 and 1", () => {
		const summary = summaryOf(reading(1, 1.5, [0, 1], [1, 0]), reading(1, 1.5, [0, 1], [1, 0]));
		expect(summary.labels()).toEqual([0]);
		for (const features of featuresOf(summary, 0)) expect(features.every(Number.isFinite)).toBe(true);
	});

	it("knows nothing before it reads", () => {
		const summary = createDocumentSummary();
		expect([summary.sentenceCount, summary.best(0)]).toEqual([0, 0]);
		expect([summary.strongestBehaviour, summary.meanBehaviour]).toEqual([0, 0]);
		expect(summary.labels()).toEqual([]);
		expect(featuresOf(summary)).toEqual([]);
	});

	it("lists from the lowest probability on that is worth weighing", () => {
		const below = LOWEST_BEST_PROBABILITY - 1e-9;
		expect(summaryOf(reading(0, 0, [3, LOWEST_BEST_PROBABILITY], [0, below])).labels()).toEqual([3]);
	});

	it("takes in a hundred thousand sentences", () => {
		const summary = createDocumentSummary();
		for (let i = 0; i < 100_000; i++) summary.add(reading(0.5, 0, [0, 0.3], [2, 0.9]));
		expect(summary.sentenceCount).toBe(100_000);
		for (const features of featuresOf(summary, 0, 2)) expect(features.every(Number.isFinite)).toBe(true);
	});

	it("law: what does not look at neighbours does not depend on the order of sentences", () => {
		const probability = fc.double({ min: 0.02, max: 1, noNaN: true });
		const sentence = fc
			.tuple(
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.uniqueArray(fc.nat(3)),
				fc.array(probability, { minLength: 4, maxLength: 4 }),
			)
			.map(([behaviour, labels, chances]) =>
				reading(behaviour, 0.5, ...labels.sort().map((label): Pair => [label, chances[label]!])),
			);
		fc.assert(
			fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
				const [one, other] = [summaryOf(...sentences), summaryOf(...[...sentences].reverse())];
				expect(other.labels()).toEqual(one.labels());
				const [ones, others] = [one, other].map((summary) => featuresOf(summary, ...one.labels()));
				ones!.forEach((features, row) => {
					features.forEach((value, i) => {
						expect(Number.isFinite(value)).toBe(true);
						if (i !== 9 && i !== 10) expect(others![row]![i]).toBeCloseTo(value, 8);
					});
				});
			}),
		);
	});
});
