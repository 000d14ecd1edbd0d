import { expect, it } from "vitest";
import { checkExplainOptions, type ExplainOptions } from "../src/explain-options.js";

it("fills defaults one by one", () => {
	const defaults = { method: "auto", numFeatures: 10, numSamples: 2000, seed: 0, deletionTest: false };
	expect(checkExplainOptions({})).toEqual(defaults);
	expect(checkExplainOptions({ seed: 7, method: undefined })).toEqual({ ...defaults, seed: 7 });
	const given = {
		method: "exact",
		numFeatures: 1,
		numSamples: 4,
		confidence: 0.5,
		deletionTest: true,
	} as const;
	expect(checkExplainOptions({ ...given, techniques: [], sentence: 0 })).toEqual({ ...given, seed: 0 });
});

it.each<[string, ExplainOptions]>([
	["method", { method: "lime" as never }],
	["numFeatures", { numFeatures: 0 }],
	["numFeatures", { numFeatures: 1.5 }],
	["numSamples", { numSamples: 3 }],
	["numSamples", { numSamples: Number.NaN }],
	["seed", { seed: -1 }],
	["seed", { seed: 2 ** 53 }],
	["sentence", { sentence: -1 }],
	["sentence", { sentence: "1" as never }],
	["confidence", { confidence: 1 }],
	["confidence", { confidence: 0 }],
	["techniques", { techniques: "T1059" as never }],
	["techniques", { techniques: [1 as never] }],
	["style", { style: "report" as never }],
	["minConfidence", { minConfidence: 2 }],
])("refuses a %s that cannot be: %j", (name, options) => {
	expect(() => checkExplainOptions(options)).toThrow(
		expect.objectContaining({ code: "PREDICTOR_OPTION_INVALID", message: expect.stringContaining(name) }),
	);
});
