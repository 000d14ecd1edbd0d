import { describe, expect, it } from "vitest";
import { createReadingWeigher, distinctReadings, probabilityIn } from "../src/explained-document.js";

const reading = (...found: [label: number, probability: number][]) => ({
	labels: Uint16Array.from(found, ([label]) => label),
	probabilities: Float64Array.from(found, ([, probability]) => probability),
	behaviour: 1,
	prose: 0,
});

/** A rule that believes the best sentence. */
const weigh = (summary: { best(label: number): number }, labels: readonly number[]) =>
	Float64Array.from(labels, (label) => summary.best(label));

describe("the weigher", () => {
	it("takes the best of joined labels, and the sum of a family", () => {
		const readings = [reading([0, 0.3], [1, 0.4]), reading([1, 0.2], [2, 0.5])];
		const of = (...techniques: number[][][]) => [
			...createReadingWeigher(techniques, { weigh: weigh as never })(readings),
		];
		expect(of([[0]], [[0, 2]], [[3]])).toEqual([0.3, 0.5, 0]);
		expect(of([[0], [1]])[0]).toBeCloseTo(0.7, 12);
		expect(of([[0], [1], [2]])).toEqual([0.95]);
		expect(of()).toEqual([]);
	});

	it("leaves out what has no chance in a text, not in a single sentence", () => {
		const weighAll = createReadingWeigher([[[0]]], { weigh: weigh as never });
		expect([...weighAll([reading([0, 0.01])])]).toEqual([0.01]);
		expect([...weighAll([reading([0, 0.01]), reading()])]).toEqual([0]);
		expect([...weighAll([])]).toEqual([0]);
	});
});

it("a sentence that is repeated word for word counts once, and some may be left out", () => {
	const readings = [reading([0, 0.1]), reading([0, 0.2]), reading([0, 0.1])];
	const spans = [0, 2, 4].map((start) => ({ start, end: start + 1 }));
	const document = { text: "a b a", spans, numbers: [0, 1, 2], readings, readOptions: {} };
	expect(distinctReadings(document).map((one) => probabilityIn(one, 0))).toEqual([0.1, 0.2]);
	expect(distinctReadings(document, new Set(["a"])).map((one) => probabilityIn(one, 0))).toEqual([0.2]);
	expect(probabilityIn(readings[0]!, 7)).toBe(0);
});
