import { describe, expect, it } from "vitest";
import { eachOnce } from "../src/bootstrap.js";
import { hitRate, measureLabels } from "../src/metrics.js";
import { measureQuiet, measureSet } from "../src/set-figures.js";
import { manyOutcomes, outcome } from "./outcome.js";

describe("measureSet", () => {
	it("counts the example as by hand", () => {
		const { units, measure } = measureSet([
			outcome("b", ["T1059.001"], ["T1059.003"], { ranked: ["T1059.001", "T1105", "T1059.003"] }),
			outcome("a", ["T1105"], ["T1105"]),
			outcome("a", [], []),
		]);
		expect(units).toBe(2);
		expect(measure(Uint32Array.of(1, 1))).toEqual({
			microF1: 2 / 4,
			macroF1: 1 / 3,
			perTextF1: 2 / 3,
			hitAt1: 1 / 2,
			hitAt5: 1,
			parentMicroF1: 1,
			parentMacroF1: 1,
		});
		// Units are in the order of their names: here "b" alone, twice.
		expect(measure(Uint32Array.of(0, 2))).toMatchObject({ microF1: 0, perTextF1: 0, hitAt1: 0, hitAt5: 1 });
	});

	it("agrees with measureLabels and hitRate on the data themselves", () => {
		const outcomes = manyOutcomes(300, 11);
		const { units, measure } = measureSet(outcomes);
		const { micro, macroF1, perTextF1 } = measureLabels(outcomes);
		const figures = measure(eachOnce(units));
		expect(units).toBe(11);
		expect(figures.microF1).toBeCloseTo(micro.f1, 12);
		expect(figures.macroF1).toBeCloseTo(macroF1, 12);
		expect(figures.perTextF1).toBeCloseTo(perTextF1, 12);
		expect(figures.hitAt1).toBeCloseTo(hitRate(outcomes, 1), 12);
		expect(figures.hitAt5).toBeCloseTo(hitRate(outcomes, 5), 12);
	});

	it("agrees with texts that stand there as often as their unit is drawn", () => {
		const outcomes = manyOutcomes(60, 3);
		const draws = Uint32Array.of(2, 0, 1);
		const repeated = outcomes.flatMap((each) => new Array(draws[Number(each.unit.slice(-1))]!).fill(each));
		const { micro, macroF1 } = measureLabels(repeated);
		const figures = measureSet(outcomes).measure(draws);
		expect(figures.microF1).toBeCloseTo(micro.f1, 12);
		expect(figures.macroF1).toBeCloseTo(macroF1, 12);
		expect(figures.hitAt1).toBeCloseTo(hitRate(repeated, 1), 12);
	});

	it("does not depend on the order of the texts", () => {
		const outcomes = manyOutcomes(60, 5);
		const draws = Uint32Array.of(3, 0, 1, 1, 0);
		const turned = measureSet([...outcomes].reverse()).measure(draws);
		for (const [figure, value] of Object.entries(measureSet(outcomes).measure(draws)))
			expect(turned[figure as keyof typeof turned]).toBeCloseTo(value, 12);
	});

	it("is 0 without texts", () => {
		const { units, measure } = measureSet([]);
		expect(units).toBe(0);
		expect(new Set(Object.values(measure(eachOnce(0))))).toEqual(new Set([0]));
	});
});

describe("measureQuiet", () => {
	it("is the share of texts with nothing reported", () => {
		const { units, measure } = measureQuiet([outcome("a", [], []), outcome("b", ["T1105"], [])]);
		expect(units).toBe(2);
		expect(measure(Uint32Array.of(1, 1))).toEqual({ quietShare: 0.5 });
		expect(measure(Uint32Array.of(2, 0))).toEqual({ quietShare: 1 });
	});
});
