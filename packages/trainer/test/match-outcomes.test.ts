import { describe, expect, it } from "vitest";
import { matchOutcomes } from "../src/match-outcomes.js";
import { outcome } from "./outcome.js";

describe("matchOutcomes", () => {
	it("finds the shared texts and counts the others", () => {
		const a = [outcome("x", ["T1"], ["T1"]), outcome("y", [], ["T2"]), outcome("only a", [], [])];
		const b = [outcome("y", ["T2"], ["T2"]), outcome("only b", [], []), outcome("x", [], ["T1"])];
		expect(matchOutcomes(a, b)).toEqual({
			a: [a[1], a[0]],
			b: [b[0], b[2]],
			onlyInA: 1,
			onlyInB: 1,
			labelsDiffer: 0,
		});
	});

	it("takes unit and true labels of the second for both, and counts where they differ", () => {
		const a = [outcome("x", ["T1"], ["T1", "T2"]), outcome("y", [], ["T2", "T3"])];
		const b = [outcome("x", ["T2"], ["T2"], { unit: "report" }), outcome("y", [], ["T3", "T2"])];
		const matched = matchOutcomes(a, b);
		expect(matched.labelsDiffer).toBe(1);
		expect(matched.a[0]).toEqual({ ...a[0], unit: "report", actual: ["T2"] });
	});

	it("matches copies of a text in order, one with one", () => {
		const copy = (predicted: string[]) => outcome("same", predicted, ["T1"]);
		const matched = matchOutcomes([copy(["T1"]), copy(["T2"])], [copy([]), copy([]), copy([])]);
		expect(matched.a.map(({ predicted }) => predicted)).toEqual([["T1"], ["T2"]]);
		expect(matched).toMatchObject({ onlyInA: 0, onlyInB: 1 });
	});
});
