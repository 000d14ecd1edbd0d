export type { LabellingStyle } from "@mapper/lexical-model";
export { MAX_TEXT_CHARACTERS } from "./check-text.js";
export { PredictorError, type PredictorErrorCode } from "./errors.js";
export {
	type ExplainMethod,
	type ExplainOptions,
	type ExplainProgress,
	MAX_SAMPLED_SENTENCES,
} from "./explain-options.js";
export type { IndicatorOptions } from "./indicator-options.js";
export { type LoadPredictorOptions, loadPredictor, type Predictor } from "./load-predictor.js";
export type { MapItem, MapManyOptions, MapOutcome } from "./map-item.js";
export type { MapOptions } from "./map-options.js";
export { type ModelFiles, readModelFolder } from "./read-model-folder.js";
export {
	type ExplainedSentence,
	type ExplainedWord,
	type Explanation,
	REPORT_EXPLANATION_SCHEMA_VERSION,
	type ReportExplanation,
	type RunnerUp,
	type TechniqueExplanation,
	type TechniqueExplanationMethod,
	type TechniqueWarning,
	type TechniqueWarningCode,
} from "./report-explanation.js";
export {
	type Evidence,
	type HeldBackTechnique,
	type MappedIndicator,
	type MappedTechnique,
	type RankedTechnique,
	REPORT_MAPPING_SCHEMA_VERSION,
	type ReportMapping,
	type TechniqueBasis,
	type TechniqueSupport,
} from "./report-mapping.js";
export { MAX_SENTENCE_CHARACTERS, type SentenceSpan, splitSentences } from "./split-sentences.js";
export { findStatedIds, type StatedId } from "./stated-ids.js";
