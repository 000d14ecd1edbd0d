import { expect, it } from "vitest";
import { byConfidenceThenId, roundConfidence } from "../src/confidence.js";

it("rounds to four digits", () => {
	expect([0.93124, 0.93126, 0, 1, 0.99996].map(roundConfidence)).toEqual([0.9312, 0.9313, 0, 1, 1]);
});

it("orders by the number shown, then by id", () => {
	const ranked = [
		{ id: "T1105", confidence: 0.90001 },
		{ id: "T1003", confidence: 0.9 },
		{ id: "T1486", confidence: 0.95 },
		{ id: "T1027", confidence: 0.9001 },
	];
	expect(ranked.sort(byConfidenceThenId).map(({ id }) => id)).toEqual(["T1486", "T1027", "T1003", "T1105"]);
	expect(byConfidenceThenId(ranked[0]!, ranked[0]!)).toBe(0);
});
