import { expect, test } from "vitest";
import { findConfusedPairs } from "../src/confused-pairs.js";
import { outcome } from "./outcome.js";

test("counts the first place of texts with one technique, the most frequent pair first", () => {
	const pairs = findConfusedPairs([
		outcome("a", ["T2"], ["T1"]),
		outcome("b", ["T3"], ["T1"]),
		outcome("c", ["T3", "T1"], ["T1"]),
		outcome("d", ["T1"], ["T1"]),
		outcome("e", ["T2"], ["T1", "T3"]),
		outcome("f", [], ["T1"]),
		outcome("g", ["T2"], []),
	]);
	expect(pairs).toEqual([
		{ actual: "T1", predicted: "T3", texts: 2 },
		{ actual: "T1", predicted: "T2", texts: 1 },
	]);
});

test("lists forty at most, equal counts by id", () => {
	const outcomes = Array.from({ length: 60 }, (_, i) => outcome(`${i}`, [`T${1060 - i}`], ["T2000"]));
	const pairs = findConfusedPairs(outcomes);
	expect(pairs).toHaveLength(40);
	expect(pairs[0]?.predicted).toBe("T1001");
});
