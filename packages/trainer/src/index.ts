export { clearCheckpoints } from "./checkpoint.js";
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
export {
	hitRate,
	type Judgement,
	type LabelMetrics,
	measureLabels,
	measureReliability,
	type Reliability,
} from "./metrics.js";
export { renderEvaluation, renderModelCard } from "./model-card.js";
export {
	rebuildTwin,
	type TrainedModel,
	type TrainingResult,
	type TrainModelOptions,
	trainModel,
} from "./train-model.js";
export type { TrainingEvent } from "./training-event.js";
export { writeModel } from "./write-model.js";
