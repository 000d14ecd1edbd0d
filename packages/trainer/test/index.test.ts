import { expect, test } from "vitest";
import * as trainer from "../src/index.js";

test("the public names", () => {
	expect(Object.keys(trainer).sort()).toEqual([
		"TrainerError",
		"annotatedLabels",
		"bootstrapIntervals",
		"checkEvaluation",
		"clearCheckpoints",
		"compareEvaluations",
		"describeSources",
		"evaluateMapper",
		"hitRate",
		"measureLabels",
		"measureReliability",
		"outputSettings",
		"rebuildTwin",
		"recordEvaluation",
		"renderEvaluation",
		"renderModelCard",
		"trainModel",
		"writeModel",
	]);
});
