import { createDocumentSummary } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { fitBehaviourFloor } from "../src/fit-behaviour-floor.js";
import type { SampledText } from "../src/sampled-texts.js";

/** A text whose strongest sentence has a score for describing behaviour. */
function textOf(behaviour: number, hasLabel = true, importance = 1): SampledText {
	const summary = createDocumentSummary();
	summary.add({ labels: new Uint16Array(0), probabilities: new Float64Array(0), behaviour });
	return { summary, labels: new Set(hasLabel ? [0] : []), isAnnotated: false, importance };
}

/** Scores 0.00 to 0.99, in no order. */
const hundred = Array.from({ length: 100 }, (_, i) => textOf(((i * 37) % 100) / 100));
const shareBelow = (texts: readonly SampledText[], floor: number) =>
	texts.filter(({ summary }) => summary.strongestBehaviour < floor).length / texts.length;

describe("fitBehaviourFloor", () => {
	it("holds back few of the texts that describe behaviour, but some", () => {
		const floor = fitBehaviourFloor(hundred);
		expect(shareBelow(hundred, floor)).toBeGreaterThan(0);
		expect(shareBelow(hundred, floor)).toBeLessThanOrEqual(0.1);
	});

	it("does not look at texts that describe none", () => {
		const quiet = Array.from({ length: 500 }, () => textOf(-1, false));
		expect(fitBehaviourFloor([...quiet, ...hundred])).toBe(fitBehaviourFloor(hundred));
	});

	it("counts texts by their importance", () => {
		const heavyBelow = [...hundred, textOf(-1, true, 100)];
		expect(fitBehaviourFloor(heavyBelow)).toBe(-1);
		const lightBelow = [...hundred, textOf(-1, true, 0.001)];
		expect(Math.abs(fitBehaviourFloor(lightBelow) - fitBehaviourFloor(hundred))).toBeLessThan(0.02);
	});

	it("does not depend on the order of texts", () => {
		expect(fitBehaviourFloor([...hundred].reverse())).toBe(fitBehaviourFloor(hundred));
	});

	it("holds nothing back without texts to learn from", () => {
		for (const texts of [[], [textOf(0.5, false)]])
			expect(fitBehaviourFloor(texts)).toBeLessThanOrEqual(-1.5);
	});
});
