export { type BootstrapOptions, bootstrapIntervals, type Interval, type Measure } from "./bootstrap.js";
export type { BaselineReport, NamedFigures } from "./card-comparisons.js";
export { clearCheckpoints } from "./checkpoint.js";
export {
	compareEvaluations,
	type EvaluationComparison,
	type FigureComparison,
	type SetComparison,
	type Verdict,
} from "./compare-evaluations.js";
export type { ConfusedPair } from "./confused-pairs.js";
export { describeSources, type SourceDescription } from "./describe-sources.js";
export { TrainerError, type TrainerErrorCode } from "./errors.js";
export {
	type EvaluatedMapping,
	type EvaluatedSet,
	type EvaluationMaterial,
	type EvaluationReport,
	evaluateMapper,
	type Mapper,
} from "./evaluate.js";
export { annotatedLabels, outputSettings } from "./labelling-conventions.js";
export { confidenceFigures, mainFigures } from "./main-figures.js";
export {
	hitRate,
	type Judgement,
	type LabelMetrics,
	measureLabels,
	measureReliability,
	type Reliability,
} from "./metrics.js";
export { type CardMetrics, renderEvaluation, renderModelCard } from "./model-card.js";
export type { QuietTexts } from "./quiet-texts.js";
export {
	checkEvaluation,
	type JudgedModel,
	recordEvaluation,
	type SavedEvaluation,
} from "./saved-evaluation.js";
export type { QuietFigure, SetFigure } from "./set-figures.js";
export { SOURCE_GROUPS, type SourceGroup } from "./source-groups.js";
export type { EvaluatedSetName, TextOutcome } from "./text-outcome.js";
export {
	rebuildTwin,
	type TrainedModel,
	type TrainingResult,
	type TrainModelOptions,
	trainModel,
} from "./train-model.js";
export type { TrainingEvent } from "./training-event.js";
export { writeModel } from "./write-model.js";
