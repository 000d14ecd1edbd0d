import { expect, test } from "vitest";
import * as lexicalModel from "../src/index.js";

test("the public names", () => {
	expect(Object.keys(lexicalModel).sort()).toEqual([
		"DOCUMENT_FEATURE_COUNT",
		"EXTRA_OUTPUTS",
		"IDF_STEP",
		"LEXICAL_FORMAT_VERSION",
		"LOWEST_BEST_PROBABILITY",
		"LOWEST_SCORE",
		"LexicalModelError",
		"MANIFEST_FORMAT_VERSION",
		"MAX_MODEL_BYTES",
		"REFERENCE_SENTENCES",
		"SENTENCE_FEATURE_COUNT",
		"calibrateScores",
		"checkManifest",
		"countFeatures",
		"createDocumentSummary",
		"createFeaturizer",
		"createLexicalScorer",
		"createSentenceModel",
		"decodeLexicalModel",
		"documentProbability",
		"encodeLexicalModel",
		"fillSentenceFeatures",
		"findMaskedSpans",
		"isReportProse",
		"sentenceContext",
		"thresholdAtLength",
	]);
});
