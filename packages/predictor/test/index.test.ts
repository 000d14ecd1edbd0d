import { expect, it } from "vitest";
import * as predictor from "../src/index.js";

it("exports these names", () => {
	expect(Object.keys(predictor).sort()).toEqual([
		"MAX_SAMPLED_SENTENCES",
		"MAX_SENTENCE_CHARACTERS",
		"MAX_TEXT_CHARACTERS",
		"PredictorError",
		"REPORT_EXPLANATION_SCHEMA_VERSION",
		"REPORT_MAPPING_SCHEMA_VERSION",
		"findStatedIds",
		"loadPredictor",
		"readModelFolder",
		"splitSentences",
	]);
});
