import { createLexicalScorer, type FeatureTable } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { assembleWeights } from "../src/assemble-weights.js";
import type { SolveResult } from "../src/solve-labels.js";

const table: FeatureTable = {
	wordHashes: Int32Array.of(-5, 7, 300),
	characterHashes: Int32Array.of(1),
	idfSteps: Uint8Array.of(20, 20, 20, 20),
};

function result(output: number, bias: number, scale: number, entries: [number, number][]): SolveResult {
	return {
		output,
		bias,
		scale,
		passes: 1,
		features: Int32Array.from(entries, ([feature]) => feature),
		steps: Int8Array.from(entries, ([, step]) => step),
	};
}

const results = [
	result(2, 0.5, 2, [
		[3, -4],
		[0, 127],
	]),
	result(0, -1, 0.5, [[2, 1]]),
	result(1, 0, 1, [
		[0, 5],
		[2, -6],
	]),
];

describe("assembleWeights", () => {
	it("turns lists by output into lists by feature, outputs ascending", () => {
		const weights = assembleWeights(table, results);
		expect(weights.outputCount).toBe(3);
		expect([...weights.postingStarts]).toEqual([0, 2, 2, 4, 5]);
		expect([...weights.postingOutputs]).toEqual([1, 2, 0, 1, 2]);
		expect([...weights.postingSteps]).toEqual([5, 127, 1, -6, -4]);
		expect([...weights.scales]).toEqual([0.5, 1, 2]);
		expect([...weights.biases]).toEqual([-1, 0, 0.5]);
	});

	it("does not depend on the order in which outputs were solved", () => {
		expect(assembleWeights(table, [...results].reverse())).toEqual(assembleWeights(table, results));
	});

	it("scores a vector as the lists say", () => {
		const scores = createLexicalScorer(assembleWeights(table, results)).scoreVector({
			indices: Int32Array.of(0, 2),
			values: Float32Array.of(1, 0.5),
		});
		// 0: 0.5 · 1 · 0.5 - 1; 1: 1 · (5 - 6 · 0.5); 2: 2 · 127 + 0.5
		expect([...scores]).toEqual([-0.75, 2, 254.5]);
	});

	it("assembles outputs without weights", () => {
		const weights = assembleWeights(table, [result(0, -1, 1, [])]);
		expect([...weights.postingStarts]).toEqual([0, 0, 0, 0, 0]);
		expect(weights.postingSteps).toHaveLength(0);
	});
});
