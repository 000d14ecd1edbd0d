import { expect, test } from "vitest";
import * as trainer from "../src/index.js";

test("the public names", () => {
	expect(Object.keys(trainer).sort()).toEqual([
		"TrainerError",
		"annotatedLabels",
		"clearCheckpoints",
		"describeSources",
		"evaluateMapper",
		"hitRate",
		"measureLabels",
		"measureReliability",
		"outputSettings",
		"rebuildTwin",
		"renderEvaluation",
		"renderModelCard",
		"trainModel",
		"writeModel",
	]);
});
