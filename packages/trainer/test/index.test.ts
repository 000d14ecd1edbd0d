import { expect, test } from "vitest";
import * as trainer from "../src/index.js";

test("the public names", () => {
	expect(Object.keys(trainer).sort()).toEqual([
		"SOURCE_GROUPS",
		"TrainerError",
		"annotatedLabels",
		"bootstrapIntervals",
		"checkEvaluation",
		"clearCheckpoints",
		"compareEvaluations",
		"confidenceFigures",
		"describeSources",
		"evaluateMapper",
		"hitRate",
		"mainFigures",
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
