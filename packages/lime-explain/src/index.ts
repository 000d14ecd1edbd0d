export type { ClassifyContext, MaskScorer, ProbabilityRows, TextClassifier } from "./classifier.js";
export { MAX_ENUMERATED_FEATURES } from "./enumerate-masks.js";
export { LimeExplainError, type LimeExplainErrorCode } from "./errors.js";
export { MAX_FEATURES } from "./explain-features.js";
export {
	type ExplainLinearOptions,
	explainLinear,
	type LinearReading,
	type LinearTerm,
} from "./explain-linear.js";
export { explainSamples, type SampleExplanation, type ScoredSamples } from "./explain-samples.js";
export { explainText } from "./explain-text.js";
export type {
	DeletionTest,
	ExplanationMethod,
	FeatureWeight,
	Interval,
	LabelExplanation,
	Stability,
	TextExplanation,
} from "./explanation.js";
export type { FeatureSelection } from "./feature-selection.js";
export type { TextFeature } from "./indexed-text.js";
export type { DistanceFunction } from "./kernel.js";
export type { ExplainOptions, ExplainProgress, FitOptions } from "./options.js";
export type { Span } from "./span.js";
export type { TokenizeFunction, TokenUnit } from "./tokenize.js";
export type { ExplanationWarning, ExplanationWarningCode } from "./warnings.js";
