export { type CountFeaturesOptions, countFeatures } from "./count-features.js";
export { LexicalModelError, type LexicalModelErrorCode } from "./errors.js";
export { createFeaturizer, type Featurizer, type FeatureTable, IDF_STEP, type SparseVector } from "./featurize.js";
export {
	decodeLexicalModel,
	encodeLexicalModel,
	LEXICAL_FORMAT_VERSION,
	type LexicalModelFile,
	MAX_MODEL_BYTES,
	type ModelSection,
	type SectionName,
} from "./model-file.js";
export { findMaskedSpans, type MaskedSpan, type MaskToken } from "./normalize.js";
export { createLexicalScorer, type LexicalScorer, type LexicalWeights } from "./sparse-linear.js";
