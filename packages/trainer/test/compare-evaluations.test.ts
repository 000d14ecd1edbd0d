import { describe, expect, it } from "vitest";
import { compareEvaluations } from "../src/compare-evaluations.js";
import type { SavedEvaluation } from "../src/saved-evaluation.js";
import type { TextOutcome } from "../src/text-outcome.js";
import { manyOutcomes, outcome } from "./outcome.js";
import { smallReport } from "./small-manifest.js";

function saved(sets: SavedEvaluation["sets"], name = "harbour-model"): SavedEvaluation {
	return {
		formatVersion: 1,
		model: { name, version: "1.0.0", sha256: "ab".repeat(32) },
		report: smallReport(),
		sets,
	};
}

/** One text per unit, right where `isRight` says so, else silent. */
function answers(units: number, isRight: (unit: number) => boolean): TextOutcome[] {
	return Array.from({ length: units }, (_, i) =>
		outcome(`story ${i}`, isRight(i) ? ["T1105"] : [], ["T1105"]),
	);
}

describe("compareEvaluations", () => {
	it("calls better what is better on every text, and worse the other way round", () => {
		const silent = saved({ stories: answers(8, () => false) }, "old");
		const right = saved({ stories: answers(8, () => true) }, "new");
		const { a, b, sets, missing } = compareEvaluations(silent, right);
		expect([a.name, b.name, missing]).toEqual(["old", "new", []]);
		expect(sets).toHaveLength(1);
		expect(sets[0]).toMatchObject({ set: "stories", texts: 8, units: 8, onlyInA: 0, onlyInB: 0 });
		expect(sets[0]?.figures.map(({ figure }) => figure).sort()).toEqual([
			"hitAt1",
			"hitAt5",
			"macroF1",
			"microF1",
			"parentMacroF1",
			"parentMicroF1",
			"perTextF1",
		]);
		for (const { figure, ...compared } of sets[0]!.figures)
			expect(compared, figure).toEqual({ a: 0, b: 1, difference: 1, interval: [1, 1], verdict: "better" });
		for (const { verdict } of compareEvaluations(right, silent).sets[0]!.figures)
			expect(verdict).toBe("worse");
	});

	it("shows no difference where each is right on half of the texts", () => {
		const even = saved({ stories: answers(20, (i) => i % 2 === 0) });
		const odd = saved({ stories: answers(20, (i) => i % 2 === 1) });
		for (const { difference, interval, verdict } of compareEvaluations(even, odd).sets[0]!.figures) {
			expect(difference).toBe(0);
			expect(interval[0]).toBeLessThan(0);
			expect(interval[1]).toBeGreaterThan(0);
			expect(verdict).toBe("no difference shown");
		}
	});

	it("sees a small difference between like mappers, which unpaired intervals would hide", () => {
		// Right on 50 and 60 of 100: ten texts, all one way. Unpaired, 0.5 ± 0.1 and 0.6 ± 0.1 overlap.
		const before = saved({ stories: answers(100, (i) => i < 50) });
		const after = saved({ stories: answers(100, (i) => i < 60) });
		const hit = compareEvaluations(before, after).sets[0]!.figures.find(({ figure }) => figure === "hitAt1")!;
		expect(hit.difference).toBeCloseTo(0.1, 12);
		// A binomial share of 0.1 of 100: ± 1.96 · √(0.1 · 0.9 / 100) = ± 0.059.
		expect(Math.abs(hit.interval[0] - 0.041)).toBeLessThan(0.015);
		expect(Math.abs(hit.interval[1] - 0.159)).toBeLessThan(0.015);
		expect(hit.verdict).toBe("better");
	});

	it("shows nothing with five units, whatever they say", () => {
		const { sets } = compareEvaluations(
			saved({ stories: answers(5, () => false) }),
			saved({ stories: answers(5, () => true) }),
		);
		for (const { verdict } of sets[0]!.figures) expect(verdict).toBe("no difference shown");
	});

	it("finds no difference of an evaluation from itself", () => {
		const same = saved({ tramSentences: manyOutcomes(200, 12), quiet: [outcome("q", [], [])] });
		for (const { figures } of compareEvaluations(same, same).sets) {
			for (const { difference, interval, verdict } of figures) {
				expect([difference, ...interval]).toEqual([0, 0, 0]);
				expect(verdict).toBe("no difference shown");
			}
		}
	});

	it("mirrors itself when the two change places", () => {
		const one = saved({ tramSentences: manyOutcomes(200, 12) });
		const other = saved({
			tramSentences: manyOutcomes(200, 12).map((each, i) => (i % 5 ? each : { ...each, predicted: [] })),
		});
		const there = compareEvaluations(one, other).sets[0]!.figures;
		const back = compareEvaluations(other, one).sets[0]!.figures;
		there.forEach(({ a, b, difference, interval }, i) => {
			const [low, high] = back[i]!.interval;
			expect([back[i]!.a, back[i]!.b]).toEqual([b, a]);
			expect(back[i]!.difference).toBeCloseTo(-difference, 12);
			expect(low).toBeCloseTo(-interval[1], 12);
			expect(high).toBeCloseTo(-interval[0], 12);
		});
	});

	it("repeats itself for a seed", () => {
		const one = saved({ tramSentences: manyOutcomes(100, 9) });
		const other = saved({ tramSentences: manyOutcomes(100, 9).map((each) => ({ ...each, predicted: [] })) });
		expect(compareEvaluations(one, other, { seed: 4 })).toEqual(compareEvaluations(one, other, { seed: 4 }));
		expect(compareEvaluations(one, other, { seed: 4 })).not.toEqual(compareEvaluations(one, other));
	});

	it("compares quiet texts by the share left quiet", () => {
		const quiet = (isQuiet: boolean) =>
			saved({ quiet: Array.from({ length: 6 }, (_, i) => outcome(`q${i}`, isQuiet ? [] : ["T1105"], [])) });
		expect(compareEvaluations(quiet(false), quiet(true)).sets[0]?.figures).toEqual([
			{ figure: "quietShare", a: 0, b: 1, difference: 1, interval: [1, 1], verdict: "better" },
		]);
	});

	it("says which sets and texts are not in both", () => {
		const stories = answers(8, () => true);
		const { sets, missing } = compareEvaluations(
			saved({ stories, procedures: [outcome("a", [], [])], quiet: [outcome("q", [], [])] }),
			saved({ stories: stories.slice(1), procedures: [outcome("b", [], [])], tramSentences: stories }),
		);
		expect(missing).toEqual([
			{ set: "tramSentences", from: "a" },
			{ set: "quiet", from: "b" },
		]);
		expect(sets).toMatchObject([
			{ set: "procedures", texts: 0, units: 0, onlyInA: 1, onlyInB: 1, figures: [] },
			{ set: "stories", texts: 7, onlyInA: 1, onlyInB: 0 },
		]);
	});

	it("refuses evaluations without a text in common", () => {
		const code = "TRAINER_OPTION_INVALID";
		const stories = answers(2, () => true);
		for (const other of [saved({ quiet: stories }), saved({ stories: [outcome("z", [], [])] })]) {
			expect(() => compareEvaluations(saved({ stories }), other)).toThrow(expect.objectContaining({ code }));
		}
	});
});
