import { expect, test } from "vitest";
import { countQuiet } from "../src/quiet-texts.js";
import { outcome } from "./outcome.js";

const texts = ["advice", "advice", "advert"].map((kind, i) => ({
	id: `q${i}`,
	kind,
	text: `t${i}`,
	labels: [],
}));

test("counts who was left quiet, by kind", () => {
	const outcomes = [outcome("q0", [], []), outcome("q1", ["T1105"], []), outcome("q2", [], [])];
	expect(countQuiet(texts, outcomes)).toMatchObject({
		texts: 3,
		quietShare: 2 / 3,
		byKind: { advice: 0.5, advert: 1 },
	});
});

test("the interval of a mapper that never speaks is 1", () => {
	const silent = texts.map(({ id }) => outcome(id, [], []));
	expect(countQuiet(texts, silent).interval).toEqual([1, 1]);
});
