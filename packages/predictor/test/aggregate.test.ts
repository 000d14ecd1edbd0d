import {
	createDocumentSummary,
	createDocumentWeigher,
	createTextJudge,
	findFamilies,
	NO_TREES,
} from "@mapper/lexical-model";
import { expect, it } from "vitest";
import { weighText } from "../src/aggregate.js";
import type { ReadText } from "../src/read-sentences.js";

const hit = (sentence: number, probability: number) => ({ sentence, probability });

/** Two sentences: label 0 at 0.5 and 0.8, label 1 at 0.8 in the first, label 2 at 0.01. */
function readText(): ReadText {
	const summary = createDocumentSummary();
	const reading = (labels: number[], probabilities: number[], behaviour: number) => ({
		labels: Uint16Array.from(labels),
		probabilities: Float64Array.from(probabilities),
		behaviour,
		prose: 0,
	});
	summary.add(reading([0, 1, 2], [0.5, 0.8, 0.01], 0.75));
	summary.add(reading([0], [0.8], 0.25));
	const hits = new Map([
		[0, [hit(0, 0.5), hit(1, 0.8)]],
		[1, [hit(0, 0.8)]],
	]);
	return { sentences: [], repeats: new Map(), behaviours: new Map(), readings: new Map(), hits, summary };
}

const zeros = [0, 0, 0];
/** Looks at the best sentence and at nothing else. */
const contextOf = (bias: number, intercepts: readonly number[] = zeros) => ({
	weigh: createDocumentWeigher(
		{ trees: NO_TREES, bias, treeWeight: 0, bestWeight: 1, intercepts },
		{
			families: findFamilies(["T1003", "T1105", "T1486"]),
			priors: { procedures: zeros, reports: zeros },
		},
	),
	judge: createTextJudge({ bias: Math.log(3), trees: NO_TREES }),
});

it("weighs techniques by their best sentence under a rule that looks at nothing else", () => {
	const { techniques } = weighText(readText(), contextOf(0));
	expect(techniques.map(({ label }) => label)).toEqual([0, 1]);
	for (const { confidence } of techniques) expect(confidence).toBeCloseTo(0.8, 12);
	expect(techniques[0]?.hits).toEqual([hit(1, 0.8), hit(0, 0.5)]);
});

it("adds the rule's bias and the technique's intercept to the log-odds", () => {
	// ln(0.8 / 0.2) = ln 4; with bias ln 2 and intercept -ln 8 the odds are 4 * 2 / 8 = 1.
	const { techniques } = weighText(readText(), contextOf(Math.log(2), [-Math.log(8), 0, 0]));
	expect(techniques.map(({ label }) => label)).toEqual([1, 0]);
	expect(techniques[0]?.confidence).toBeCloseTo(8 / 9, 12);
	expect(techniques[1]?.confidence).toBeCloseTo(0.5, 12);
});

it("judges the text by its sentences and by what was weighed", () => {
	const { judged } = weighText(readText(), contextOf(0));
	expect(judged.sentenceCount).toBe(2);
	expect(judged.behaviour).toBeCloseTo(0.75, 12);
	const seen: number[][] = [];
	weighText(readText(), {
		...contextOf(0),
		judge: ({ strongestBehaviour, meanBehaviour }, confidences) => {
			seen.push([strongestBehaviour, meanBehaviour, ...confidences]);
			return 0.5;
		},
	});
	// Confidences in the order of labels: both come from a best sentence of 0.8.
	expect(seen.flat().map((value) => value.toFixed(6))).toEqual([
		"0.750000",
		"0.500000",
		"0.800000",
		"0.800000",
	]);
});

it("gives nothing for a text without sentences", () => {
	const read = {
		sentences: [],
		repeats: new Map(),
		behaviours: new Map(),
		readings: new Map(),
		hits: new Map(),
		summary: createDocumentSummary(),
	};
	const { techniques, judged } = weighText(read, contextOf(9));
	expect(techniques).toEqual([]);
	expect(judged).toEqual({ sentenceCount: 0, behaviour: expect.closeTo(0.75, 12) });
});
