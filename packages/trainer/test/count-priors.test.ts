import type { LabelledText, SourceName } from "@mapper/attack-dataset";
import { expect, it } from "vitest";
import { countPriors } from "../src/count-priors.js";

const LABELS = ["T1003", "T1059", "T1105"];
const record = (source: SourceName, ...labels: string[]): LabelledText => ({
	text: "x",
	labels,
	source,
	group: "g",
});

it("counts procedures and sentences of reports apart, worked by hand", () => {
	const priors = countPriors(
		[
			record("procedure", "T1003"),
			record("procedure", "T1003", "T9999"),
			record("procedure", "T1059"),
			record("procedure"),
			record("tram-multi-label", "T1105"),
			record("tram-multi-label"),
			// Neither is a source of priors.
			record("written", "T1003"),
			record("sigma", "T1003"),
		],
		LABELS,
	);
	// ln(2.5 / 2.5), ln(1.5 / 3.5), ln(0.5 / 4.5); ln(0.5 / 2.5) and ln(1.5 / 1.5).
	expect(priors.procedures).toEqual([0, -0.847, -2.197]);
	expect(priors.reports).toEqual([-1.609, -1.609, 0]);
});

it("is higher for what is described more often", () => {
	const records = Array.from({ length: 9 }, (_, i) => record("procedure", i < 6 ? "T1003" : "T1059"));
	const [often, seldom, never] = countPriors(records, LABELS).procedures as [number, number, number];
	expect(often).toBeGreaterThan(seldom);
	expect(seldom).toBeGreaterThan(never);
});

it("stays finite where a technique stands in every text, and without texts", () => {
	expect(countPriors([record("procedure", "T1003")], ["T1003"]).procedures).toEqual([1.099]);
	expect(countPriors([], LABELS)).toEqual({ procedures: [0, 0, 0], reports: [0, 0, 0] });
	expect(countPriors([record("procedure", "T1003")], [])).toEqual({ procedures: [], reports: [] });
});
