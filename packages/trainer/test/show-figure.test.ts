import { expect, test } from "vitest";
import { showFigure, showInterval } from "../src/show-figure.js";

test("shares have three digits, whole numbers stay whole", () => {
	expect([0, 1, 0.73456, 2.5, 4200000].map(showFigure)).toEqual([
		"0.000",
		"1.000",
		"0.735",
		"2.500",
		"4200000",
	]);
});

test("an interval stands in brackets, where there is one", () => {
	expect(showInterval(0.735, [0.6912, 0.7791])).toBe("0.735 [0.69, 0.78]");
	expect(showInterval(0.735)).toBe("0.735");
});
