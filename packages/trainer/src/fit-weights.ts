import type { LabelledText } from "@mapper/attack-dataset";
import {
	countFeatures,
	createFeaturizer,
	createLexicalScorer,
	type LexicalWeights,
	type SparseVector,
} from "@mapper/lexical-model";
import { assembleWeights } from "./assemble-weights.js";
import type { Checkpoint } from "./checkpoint.js";
import type { LabelSetting } from "./label-problem.js";
import { type SolveJob, type SolveResult, type SolveShared, solveLabels } from "./solve-labels.js";
import { packRows } from "./sparse-matrix.js";
import type { TrainingEvent } from "./training-event.js";
import { buildTrainingRows } from "./training-rows.js";

/** What {@link fitWeights} learns from and how. */
export interface FitWeightsOptions {
	readonly records: readonly LabelledText[];
	/** Fold of each record. */
	readonly folds: Int8Array;
	readonly labels: readonly string[];
	readonly settings: readonly LabelSetting[];
	/** Weights kept per output. */
	readonly keepWeights: number;
	readonly seed: number;
	readonly threads: number;
	/** Name of this fit in events and checkpoints. */
	readonly stage: string;
	/** Number of folds to leave out in turn, for scores on rows a model has not seen; 0 for none. */
	readonly leaveOutFolds: number;
	readonly checkpoint: Checkpoint;
	readonly signal?: AbortSignal;
}

/** A fitted linear model. */
export interface FittedWeights {
	/** Learned from all records. */
	readonly weights: LexicalWeights;
	/** `[records × outputs]`: each record scored by a model that did not see its fold; empty without folds. */
	readonly outOfFoldScores: Float32Array;
}

/** A checkpoint is written after this many solved outputs: about every ten seconds. */
const OUTPUTS_PER_CHECKPOINT = 100;

/** Learns features and weights from records; with folds, also scores every record by a model that never saw it. */
export async function* fitWeights(options: FitWeightsOptions): AsyncGenerator<TrainingEvent, FittedWeights> {
	const { records, folds, labels, settings, keepWeights, seed, stage, leaveOutFolds, signal } = options;
	yield { type: "features-start", stage, records: records.length };
	const table = countFeatures(records.map((record) => record.text));
	const featurizer = createFeaturizer(table);
	const vectors: SparseVector[] = [];
	for (const record of records) {
		signal?.throwIfAborted();
		vectors.push(featurizer.featurize(record.text));
	}
	const shared: SolveShared = {
		matrix: packRows(vectors, featurizer.size),
		rows: buildTrainingRows(records, labels, folds),
		maxPasses: 12,
		tolerance: 0.1,
		keepWeights,
		seed,
	};
	yield { type: "features-end", stage, features: featurizer.size };

	const outputCount = settings.length;
	const outOfFoldScores = new Float32Array(leaveOutFolds > 0 ? records.length * outputCount : 0);
	for (let fold = 0; fold < leaveOutFolds; fold++) {
		const results = yield* solveStage(shared, options, `${stage}-fold-${fold}`, fold);
		const scorer = createLexicalScorer(assembleWeights(table, results));
		for (let row = 0; row < records.length; row++) {
			if (folds[row] !== fold) continue;
			scorer.scoreVector(vectors[row]!, outOfFoldScores.subarray(row * outputCount, (row + 1) * outputCount));
		}
	}
	const results = yield* solveStage(shared, options, stage);
	return { weights: assembleWeights(table, results), outOfFoldScores };
}

/** Solves all outputs of one stage, from the last checkpoint on. */
async function* solveStage(
	shared: SolveShared,
	{ settings, checkpoint, threads, signal }: FitWeightsOptions,
	stage: string,
	leftOutFold?: number,
): AsyncGenerator<TrainingEvent, SolveResult[]> {
	const results = [...(await checkpoint.load(stage))];
	const solved = new Set(results.map((result) => result.output));
	const jobs = settings
		.filter((setting) => !solved.has(setting.output))
		.map((setting): SolveJob => ({ setting, leftOutFold }));
	yield { type: "stage-start", stage, outputs: settings.length, resumed: results.length };
	for await (const result of solveLabels(shared, jobs, { threads, signal })) {
		results.push(result);
		if (results.length % OUTPUTS_PER_CHECKPOINT === 0) await checkpoint.save(stage, results);
		yield { type: "output-solved", stage, solved: results.length, outputs: settings.length };
	}
	if (jobs.length > 0) await checkpoint.save(stage, results);
	yield { type: "stage-end", stage };
	return results;
}
