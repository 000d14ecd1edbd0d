import { expect, it } from "vitest";
import { measureOutOfFold } from "../src/measure-out-of-fold.js";
import type { ReadRecord } from "../src/sampled-texts.js";

const LABELS = ["T1059", "T1105"];

/** A record read as showing the first technique with a probability. */
const read = (
	source: "tram-multi-label" | "procedure" | "written",
	fold: number,
	probability: number,
	isRight: boolean,
	group: string,
): ReadRecord => ({
	record: {
		text: "It ran.",
		labels: isRight ? ["T1059"] : [],
		source,
		group,
		...(source === "procedure" ? {} : { order: 0 }),
	},
	fold,
	labels: isRight ? [0] : [],
	reading: {
		labels: Uint16Array.of(0),
		probabilities: Float64Array.of(probability),
		behaviour: 0.5,
		prose: 0,
	},
});

it("measures each fold apart, by hand", () => {
	const records = [
		read("procedure", 0, 0.9, true, "a"),
		read("procedure", 0, 0.8, false, "b"),
		read("procedure", 1, 0.1, true, "c"),
		read("written", 0, 0.9, false, "quiet"),
		read("written", 1, 0.1, false, "still"),
	];
	const own = (summary: { best(label: number): number }, labels: readonly number[]) =>
		Float64Array.from(labels, (label) => summary.best(label));
	const [first, second] = measureOutOfFold(
		records,
		{ labels: LABELS, annotated: new Set(LABELS) },
		{
			weighByFold: [own, own, own],
			judge: () => 1,
			floors: { floor: 0, singleFloor: 0 },
			threshold: 0.5,
			lengthSlope: 0,
		},
	);
	// Two reported, one right of one: 2 · 1 / (2 + 1).
	expect(first?.figures["procedures, micro F1"]).toBeCloseTo(2 / 3, 10);
	expect(first?.figures["procedures, hit@1"]).toBe(1);
	expect(first?.figures["left quiet"]).toBe(0);
	expect(second?.figures["procedures, micro F1"]).toBe(0);
	expect(second?.figures["left quiet"]).toBe(1);
});
