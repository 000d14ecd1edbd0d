import { describe, expect, it } from "vitest";
import { warnOfLabel, warnOfText } from "../src/warnings.js";

it.each([
	[0, ["no-features"]],
	[1, ["short-text"]],
	[3, ["short-text"]],
	[4, []],
])("a text of %i features", (count, codes) => {
	expect(warnOfText(count).map(({ code }) => code)).toEqual(codes);
});

describe("warnOfLabel", () => {
	const good = {
		label: "T1059.001",
		score: 0.9,
		stability: { topThree: 1 },
		isConstant: false,
		features: [{ isBelowNoise: false }, { isBelowNoise: true }],
	};

	it.each([
		["good", {}, []],
		["low R²", { score: 0.2 }, ["low-fidelity"]],
		["unstable", { stability: { topThree: 0.5 } }, ["unstable"]],
		["only noise", { features: [{ isBelowNoise: true }] }, ["only-noise"]],
		["constant", { isConstant: true, score: 1 }, ["constant-label"]],
		["no stability", { stability: undefined, score: 0.4 }, ["low-fidelity"]],
	])("%s", (_name, change, codes) => {
		const warnings = warnOfLabel({ ...good, ...change });
		expect(warnings.map(({ code }) => code)).toEqual(codes);
		for (const { label, message } of warnings)
			expect([label, message.length > 20]).toEqual(["T1059.001", true]);
	});
});
