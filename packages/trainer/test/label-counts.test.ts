import { describe, expect, it } from "vitest";
import { eachOnce } from "../src/bootstrap.js";
import { countLabels } from "../src/label-counts.js";
import { measureLabels } from "../src/metrics.js";
import { manyOutcomes } from "./outcome.js";

describe("countLabels", () => {
	// T1: a hit in the first unit. T2: a false alarm there. T3: a miss in the second.
	const measure = countLabels(
		[
			{ predicted: ["T1", "T2"], actual: ["T1"] },
			{ predicted: [], actual: ["T3"] },
			{ predicted: [], actual: [] },
		],
		Int32Array.of(0, 1, 1),
	);

	it("counts the example as by hand", () => {
		// 2·1 / (2·1 + 1 + 1); T1 has 1, T2 and T3 have 0.
		expect(measure(Uint32Array.of(1, 1))).toEqual({ microF1: 0.5, macroF1: 1 / 3 });
		// The first unit twice: 2·2 / (2·2 + 2); T3 does not occur.
		expect(measure(Uint32Array.of(2, 0))).toEqual({ microF1: 2 / 3, macroF1: 1 / 2 });
		expect(measure(Uint32Array.of(0, 2))).toEqual({ microF1: 0, macroF1: 0 });
	});

	it("agrees with measureLabels", () => {
		const outcomes = manyOutcomes(200, 9);
		const { micro, macroF1 } = measureLabels(outcomes);
		const counted = countLabels(
			outcomes,
			Int32Array.from(outcomes, (_, i) => i % 9),
		)(eachOnce(9));
		expect(micro.f1).toBeGreaterThan(0);
		expect(counted.microF1).toBeCloseTo(micro.f1, 12);
		expect(counted.macroF1).toBeCloseTo(macroF1, 12);
	});

	it("takes a label that is named twice once", () => {
		const twice = countLabels([{ predicted: ["T1", "T1", "T2"], actual: ["T1", "T1"] }], Int32Array.of(0));
		expect(twice(eachOnce(1)).microF1).toBe(2 / 3);
	});

	it("is 0 without judgements", () => {
		expect(countLabels([], new Int32Array())(eachOnce(0))).toEqual({ microF1: 0, macroF1: 0 });
	});
});
