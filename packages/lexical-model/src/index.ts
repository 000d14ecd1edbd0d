export {
	type BehaviourGate,
	type BehaviourJudge,
	createBehaviourJudge,
	createWordingScorer,
	fillGateFeatures,
	GATE_BYTES,
	GATE_FEATURE_COUNT,
	type GateCalibration,
	type GateEvidence,
	sliceGateSteps,
	type WordingScorer,
	wordingVector,
} from "./behaviour-gate.js";
export { type CountFeaturesOptions, countFeatures } from "./count-features.js";
export {
	createDocumentWeigher,
	type DocumentRule,
	type DocumentWeigher,
	REFERENCE_SENTENCES,
	thresholdAtLength,
} from "./document-rule.js";
export {
	createDocumentSummary,
	DOCUMENT_FEATURE_COUNT,
	type DocumentSummary,
	type LabelKnowledge,
	LOWEST_BEST_PROBABILITY,
} from "./document-summary.js";
export { LexicalModelError, type LexicalModelErrorCode } from "./errors.js";
export {
	createFeaturizer,
	type FeatureSpan,
	type FeatureTable,
	type Featurizer,
	IDF_STEP,
	type SparseVector,
} from "./featurize.js";
export { findFamilies, type LabelFamilies } from "./label-families.js";
export {
	decodeLexicalModel,
	encodeLexicalModel,
	LEXICAL_FORMAT_VERSION,
	type LexicalModelFile,
	MAX_MODEL_BYTES,
	type ModelSection,
	type SectionName,
} from "./model-file.js";
export {
	checkManifest,
	MANIFEST_FORMAT_VERSION,
	type ModelManifest,
	type PrecisionTable,
} from "./model-manifest.js";
export { findMaskedSpans, type MaskedSpan, type MaskToken } from "./normalize.js";
export type { ScoreTerm, ScoreTerms } from "./score-terms.js";
export {
	fillSentenceFeatures,
	type LabelPriors,
	LOWEST_SCORE,
	MAX_SENTENCE_CANDIDATES,
	SENTENCE_FEATURE_COUNT,
	SENTENCE_FEATURES,
	type SentenceContext,
	sentenceCandidates,
} from "./sentence-features.js";
export {
	createScoreReader,
	createSentenceModel,
	EXTRA_OUTPUTS,
	gateEvidence,
	isReportProse,
	type LabellingStyle,
	type ReadOptions,
	type ScoreReader,
	type SentenceCalibration,
	type SentenceModel,
	type SentenceModelParts,
	type SentenceReading,
	sentenceContext,
} from "./sentence-model.js";
export { createLexicalScorer, type LexicalScorer, type LexicalWeights } from "./sparse-linear.js";
export {
	createTextJudge,
	fillTextFeatures,
	TEXT_FEATURE_COUNT,
	type TextGate,
	type TextJudge,
} from "./text-gate.js";
export { compileTrees, isTreeEnsemble, NO_TREES, type TreeEnsemble, type TreeSum } from "./tree-ensemble.js";
export { WORDING_BUCKETS, wordingTokens } from "./wording.js";
