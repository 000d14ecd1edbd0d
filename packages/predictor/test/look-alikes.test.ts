import { expect, it } from "vitest";
import type { Placed } from "../src/hierarchy.js";
import { findLookAlikes } from "../src/look-alikes.js";

const placed = (id: string, ...hits: [number, number][]): Placed => ({
	id,
	confidence: 0.5,
	threshold: 0.5,
	hits: hits.map(([sentence, probability]) => ({ sentence, probability })),
});
const technique = placed("T1003", [0, 0.8], [1, 0.5], [2, 0.3]);
const lookAlikesOf = (others: Placed[], excluded: string[] = []) =>
	findLookAlikes(technique, [technique, ...others], new Set(["T1003", ...excluded])).map(
		({ id, confidence }) => `${id} ${confidence}`,
	);

it("gives what else the evidence sentences may show, with the best probability there", () => {
	// Sentence 2 is no evidence of T1003: 0.3 is less than half of 0.8.
	expect(
		lookAlikesOf([placed("T1105", [2, 0.9], [1, 0.2], [0, 0.12345]), placed("T1059", [2, 0.9])]),
	).toEqual(["T1105 0.2"]);
});

it("gives three at most, best first, then by id", () => {
	const others = ["T1008", "T1005", "T1007", "T1006"].map((id) => placed(id, [0, 0.25]));
	expect(lookAlikesOf([...others, placed("T1009", [1, 0.31])])).toEqual([
		"T1009 0.31",
		"T1005 0.25",
		"T1006 0.25",
	]);
});

it("leaves out what is reported and what is unlikely", () => {
	const others = [placed("T1005", [0, 0.1]), placed("T1006", [0, 0.0999]), placed("T1007", [0, 0.4])];
	expect(lookAlikesOf(others, ["T1007"])).toEqual(["T1005 0.1"]);
});
