import { describe, expect, it } from "vitest";
import { checkExplainOptions, type ExplainOptions } from "../src/options.js";

describe("checkExplainOptions", () => {
	it("has the reference's defaults", () => {
		expect(checkExplainOptions({})).toMatchObject({
			numFeatures: 10,
			numSamples: 5000,
			kernelWidth: 25,
			featureSelection: "auto",
			bagOfWords: true,
			maskString: "UNKWORDZ",
			tokenize: "words",
		});
		expect(checkExplainOptions({ tokenize: "characters" }).maskString).toBe("\0");
		expect(checkExplainOptions({ seed: 3, numSamples: undefined }).numSamples).toBe(5000);
	});

	it.each<ExplainOptions>([
		{ numFeatures: 0 },
		{ numSamples: 1 },
		{ numSamples: 10.5 },
		{ kernelWidth: 0 },
		{ kernelWidth: Number.NaN },
		{ featureSelection: "best" as "auto" },
		{ tokenize: "lines" as "words" },
		{ enumerate: true as false },
		{ confidence: 1 },
		{ seed: -1 },
		{ seed: 2 ** 53 },
		{ batchSize: 0 },
		{ resamples: -1 },
		{ topLabels: 0 },
		{ distance: "far" as "cosine" },
		{ maskString: 3 as unknown as string },
	])("refuses %j", (options) => {
		expect(() => checkExplainOptions(options)).toThrow(
			expect.objectContaining({ code: "LIME_EXPLAIN_OPTION_INVALID" }),
		);
	});
});
