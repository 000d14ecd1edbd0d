export { type CountFeaturesOptions, countFeatures } from "./count-features.js";
export {
	createDocumentSummary,
	DOCUMENT_FEATURE_COUNT,
	type DocumentRule,
	type DocumentSummary,
	documentProbability,
	LOWEST_BEST_PROBABILITY,
	REFERENCE_SENTENCES,
	thresholdAtLength,
} from "./document-rule.js";
export { LexicalModelError, type LexicalModelErrorCode } from "./errors.js";
export {
	createFeaturizer,
	type FeatureTable,
	type Featurizer,
	IDF_STEP,
	type SparseVector,
} from "./featurize.js";
export {
	decodeLexicalModel,
	encodeLexicalModel,
	LEXICAL_FORMAT_VERSION,
	type LexicalModelFile,
	MAX_MODEL_BYTES,
	type ModelSection,
	type SectionName,
} from "./model-file.js";
export { checkManifest, MANIFEST_FORMAT_VERSION, type ModelManifest } from "./model-manifest.js";
export { findMaskedSpans, type MaskedSpan, type MaskToken } from "./normalize.js";
export {
	calibrateScores,
	createSentenceModel,
	EXTRA_OUTPUTS,
	fillSentenceFeatures,
	isReportProse,
	LOWEST_SCORE,
	SENTENCE_FEATURE_COUNT,
	type SentenceCalibration,
	type SentenceContext,
	type SentenceModel,
	type SentenceReading,
	sentenceContext,
} from "./sentence-model.js";
export { createLexicalScorer, type LexicalScorer, type LexicalWeights } from "./sparse-linear.js";
