import { expect, test } from "vitest";
import * as limeExplain from "../src/index.js";

test("the public names", () => {
	expect(Object.keys(limeExplain).sort()).toEqual([
		"LimeExplainError",
		"MAX_ENUMERATED_FEATURES",
		"MAX_FEATURES",
		"explainLinear",
		"explainSamples",
		"explainText",
	]);
});
