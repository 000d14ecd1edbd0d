import { describe, expect, it } from "vitest";
import { createDocumentSummary } from "../src/document-summary.js";
import { createTextJudge, fillTextFeatures, TEXT_FEATURE_COUNT } from "../src/text-gate.js";
import { NO_TREES } from "../src/tree-ensemble.js";
import { fc } from "./seeded-fast-check.js";

/** A text whose sentences report behaviour with these probabilities. */
function summaryOf(...behaviours: number[]) {
	const summary = createDocumentSummary();
	for (const behaviour of behaviours)
		summary.add({ labels: new Uint16Array(0), probabilities: new Float64Array(0), behaviour, prose: 0 });
	return summary;
}

function featuresOf(behaviours: number[], confidences: number[]): number[] {
	const features = new Float64Array(TEXT_FEATURE_COUNT);
	fillTextFeatures(features, 0, summaryOf(...behaviours), Float64Array.from(confidences));
	return [...features];
}

describe("fillTextFeatures", () => {
	it("writes the features of a text, worked by hand", () => {
		const features = new Float64Array(TEXT_FEATURE_COUNT + 2).fill(7);
		fillTextFeatures(features, 1, summaryOf(0.25, 0.75, 0.5), Float64Array.of(0.25, 0.125, 0.5, 0.0625));
		// The three surest, their sum with the rest, strongest and mean behaviour, ln 3.
		expect([...features]).toEqual([7, 0.5, 0.25, 0.125, 0.9375, 0.75, 0.5, Math.log(3), 7]);
	});

	it("takes techniques that are not there for impossible ones", () => {
		expect(featuresOf([0.5], [0.75])).toEqual([0.75, 0, 0, 0.75, 0.5, 0.5, 0]);
		expect(featuresOf([0.5, 0.5], [])).toEqual([0, 0, 0, 0, 0.5, 0.5, Math.log(2)]);
	});

	it("of no sentences are finite", () => {
		expect(featuresOf([], [])).toEqual([0, 0, 0, 0, 0, 0, 0]);
	});

	it("leaves the confidences as they are", () => {
		const confidences = Float64Array.of(0.25, 0.75, 0.5);
		fillTextFeatures(new Float64Array(TEXT_FEATURE_COUNT), 0, summaryOf(0.5), confidences);
		expect([...confidences]).toEqual([0.25, 0.75, 0.5]);
	});

	it("law: neither the order of techniques nor that of sentences matters", () => {
		const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
		fc.assert(
			fc.property(shares, shares, (behaviours, confidences) => {
				const reversed = featuresOf([...behaviours].reverse(), [...confidences].reverse());
				featuresOf(behaviours, confidences).forEach((value, i) => {
					expect(Number.isFinite(value)).toBe(true);
					expect(reversed[i]).toBeCloseTo(value, 10);
				});
			}),
		);
	});
});

describe("createTextJudge", () => {
	it("gives what the bias says without trees", () => {
		const judge = createTextJudge({ bias: Math.log(3), trees: NO_TREES });
		expect(judge(summaryOf(0.5), new Float64Array(0))).toBeCloseTo(0.75, 12);
	});

	it("asks the trees", () => {
		// Feature 4: the strongest behaviour. Below one half the log-odds are 1 - 3, else 1 + 2.
		const trees = { roots: [0], features: [4, -1, -1], values: [0.5, -3, 2], left: [1, 0, 0] };
		const judge = createTextJudge({ bias: 1, trees });
		expect(judge(summaryOf(0.25, 0.25), Float64Array.of(0.9))).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
		expect(judge(summaryOf(0.25, 0.75), Float64Array.of(0.9))).toBeCloseTo(1 / (1 + Math.exp(-3)), 12);
		// Again as before: nothing is kept.
		expect(judge(summaryOf(0.25), new Float64Array(0))).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
	});
});
