import { createDocumentSummary, DOCUMENT_FEATURE_COUNT } from "@mapper/lexical-model";
import { expect, it } from "vitest";
import { aggregate } from "../src/aggregate.js";
import type { ReadText } from "../src/read-sentences.js";

const hit = (sentence: number, probability: number) => ({ sentence, probability });

/** Two sentences: label 0 at 0.5 and 0.8, label 1 at 0.8 in the first, label 2 at 0.01. */
function readText(): ReadText {
	const summary = createDocumentSummary();
	const reading = (labels: number[], probabilities: number[]) => ({
		labels: Uint16Array.from(labels),
		probabilities: Float64Array.from(probabilities),
		behaviour: 0,
	});
	summary.add(reading([0, 1, 2], [0.5, 0.8, 0.01]));
	summary.add(reading([0], [0.8]));
	const hits = new Map([
		[0, [hit(0, 0.5), hit(1, 0.8)]],
		[1, [hit(0, 0.8)]],
	]);
	return { sentences: [], repeats: new Map(), hits, summary };
}

const firstOnly = Array.from({ length: DOCUMENT_FEATURE_COUNT }, (_, index) => (index === 0 ? 1 : 0));

it("weighs techniques by their best sentence under a rule that looks at nothing else", () => {
	const weighed = aggregate(readText(), { bias: 0, weights: firstOnly, intercepts: [0, 0, 0] });
	expect(weighed.map(({ label }) => label)).toEqual([0, 1]);
	for (const { confidence } of weighed) expect(confidence).toBeCloseTo(0.8, 12);
	expect(weighed[0]?.hits).toEqual([hit(1, 0.8), hit(0, 0.5)]);
});

it("adds the rule's bias and the technique's intercept to the log-odds", () => {
	// ln(0.8 / 0.2) = ln 4; with bias ln 2 and intercept -ln 8 the odds are 4 * 2 / 8 = 1.
	const intercepts = [-Math.log(8), 0, 0];
	const weighed = aggregate(readText(), { bias: Math.log(2), weights: firstOnly, intercepts });
	expect(weighed.map(({ label }) => label)).toEqual([1, 0]);
	expect(weighed[0]?.confidence).toBeCloseTo(8 / 9, 12);
	expect(weighed[1]?.confidence).toBeCloseTo(0.5, 12);
});

it("gives nothing for a text without sentences", () => {
	const read = { sentences: [], repeats: new Map(), hits: new Map(), summary: createDocumentSummary() };
	expect(aggregate(read, { bias: 9, weights: firstOnly, intercepts: [0] })).toEqual([]);
});
