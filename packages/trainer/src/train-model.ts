import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { assignFolds, type Catalogue, type LabelledText, splitDataset } from "@mapper/attack-dataset";
import {
	EXTRA_OUTPUTS,
	encodeLexicalModel,
	type LexicalWeights,
	MANIFEST_FORMAT_VERSION,
	type ModelManifest,
} from "@mapper/lexical-model";
import { openCheckpoint } from "./checkpoint.js";
import type { SourceDescription } from "./describe-sources.js";
import { TrainerError } from "./errors.js";
import { fitRules } from "./fit-rules.js";
import { fitWeights } from "./fit-weights.js";
import { type FittedWording, fitWording } from "./fit-wording.js";
import { annotatedLabels, countRealWorldTexts, outputSettings } from "./labelling-conventions.js";
import { FOLDS, type OutOfFold } from "./out-of-fold.js";
import { shuffleRecords } from "./shuffle-records.js";
import type { TrainingEvent } from "./training-event.js";
import { usableRecords } from "./usable-records.js";

/** What {@link trainModel} trains from and how. */
export interface TrainModelOptions {
	/** All records, as `buildDataset` gives them. */
	readonly records: readonly LabelledText[];
	readonly catalogue: Catalogue;
	/** Name and version written into the model. */
	readonly name: string;
	readonly version: string;
	/** Folder for checkpoints; a run with the same data and settings goes on from them. Default: none are kept. */
	readonly checkpoints?: string;
	/** Equal seeds give equal models. Default 1. */
	readonly seed?: number;
	/** Worker threads; the model is the same for any number. Default: one per processor. */
	readonly threads?: number;
	/** Weights kept per output. Default 2000. */
	readonly keepWeights?: number;
	/** Facts about the sources, copied into the model. */
	readonly sources?: readonly SourceDescription[];
	readonly signal?: AbortSignal;
}

/** A model in memory, as a model folder holds it. */
export interface TrainedModel {
	readonly manifest: ModelManifest;
	readonly weights: Uint8Array;
}

/** What training makes. */
export interface TrainingResult {
	/** Trained on all records. */
	readonly model: TrainedModel;
	/** Its twin, trained without the development records: the one to evaluate. Calibration and rules are the same. */
	readonly twin: TrainedModel;
}

/** Weights kept per output: what the prototype of this recipe could spare without loss; fewer cost F1, more cost bytes. */
const KEEP_WEIGHTS = 2000;

/**
 * Trains the lexical model: out-of-fold scores of everything but the development records give calibration, document
 * rule and thresholds; a twin without the development records is kept for evaluation; the model itself learns from all.
 *
 * Yields events while it runs. The result depends on the records, their order, and the seed alone.
 *
 * @throws TrainerError `TRAINER_DATA_EMPTY`, `TRAINER_OPTION_INVALID`, `TRAINER_CHECKPOINT_FAILED`,
 *   `TRAINER_WORKER_FAILED`; the signal's reason when cancelled
 */
export async function* trainModel(options: TrainModelOptions): AsyncGenerator<TrainingEvent, TrainingResult> {
	const { catalogue, sources = [] } = options;
	const run = prepareRun(options);
	const { records, training, labels, annotated, seed, keepWeights } = run;
	const folds = assignFolds(training, { folds: FOLDS });
	const twin = yield* fitWeights({
		...run,
		records: training,
		folds,
		stage: DEVELOPMENT_STAGE,
		leaveOutFolds: FOLDS,
	});
	yield { type: "calibration-start", records: training.length };
	const twinWording = fitWording(training, folds, { leaveOutFolds: FOLDS, seed });
	const outOfFold: OutOfFold = {
		records: training,
		folds,
		scores: twin.outOfFoldScores,
		outputCount: labels.length + EXTRA_OUTPUTS,
		wording: twinWording.outOfFoldScores,
		labels,
		annotated,
	};
	const { gate, outOfFold: otherSplits, ...rules } = fitRules(outOfFold, seed);
	yield { type: "calibration-end" };
	const final = yield* fitWeights({
		...run,
		records,
		folds: new Int8Array(records.length),
		stage: "final",
		leaveOutFolds: 0,
	});
	const wording = fitWording(records, new Int8Array(records.length), { leaveOutFolds: 0, seed });
	const describe = (
		weights: LexicalWeights,
		{ commonWords, scale, bias, steps }: FittedWording,
		trainedOn: readonly LabelledText[],
		developmentHeldOut: boolean,
	) =>
		packModel(weights, steps, {
			formatVersion: MANIFEST_FORMAT_VERSION,
			name: options.name,
			version: options.version,
			attack: { domain: catalogue.domain, version: catalogue.version },
			labels,
			realWorldTexts: countRealWorldTexts(records, labels),
			...rules,
			gate: { commonWords, scale, bias, ...gate },
			training: {
				seed,
				keepWeights,
				folds: FOLDS,
				records: trainedOn.length,
				developmentHeldOut,
				outOfFold: otherSplits,
				sources,
			},
		});
	return {
		model: describe(final.weights, wording, records, false),
		twin: describe(twin.weights, twinWording, training, true),
	};
}

/**
 * Trains the twin of a model again: the same records without the development ones, the rules as the model has them.
 * A model that has seen everything is measured by its twin. Seed and kept weights default to those of the model.
 *
 * @throws TrainerError as {@link trainModel} does
 */
export async function* rebuildTwin(
	manifest: ModelManifest,
	options: Omit<TrainModelOptions, "name" | "version">,
): AsyncGenerator<TrainingEvent, TrainedModel> {
	const { training } = manifest;
	const { seed = training.seed as number, keepWeights = training.keepWeights as number } = options;
	const run = prepareRun({ ...options, seed, keepWeights });
	const twin = yield* fitWeights({
		...run,
		records: run.training,
		folds: new Int8Array(run.training.length),
		stage: DEVELOPMENT_STAGE,
		leaveOutFolds: 0,
	});
	const { steps, commonWords, scale, bias } = fitWording(run.training, new Int8Array(run.training.length), {
		leaveOutFolds: 0,
		seed,
	});
	return packModel(twin.weights, steps, {
		...manifest,
		gate: { ...manifest.gate, commonWords, scale, bias },
		training: { ...training, records: run.training.length, developmentHeldOut: true },
	});
}

const DEVELOPMENT_STAGE = "development";

/** What every fit of a run shares. */
function prepareRun(options: Omit<TrainModelOptions, "name" | "version">) {
	const {
		catalogue,
		seed = 1,
		threads = availableParallelism(),
		keepWeights = KEEP_WEIGHTS,
		signal,
	} = options;
	checkCount("threads", threads, MAX_THREADS);
	checkCount("keepWeights", keepWeights, MAX_KEEP_WEIGHTS);
	checkCount("seed", seed, MAX_SEED, 0);
	const records = shuffleRecords(usableRecords(options.records, catalogue), seed);
	const labels = catalogue.liveIds;
	const annotated = annotatedLabels(records);
	const settings = outputSettings(labels, annotated, catalogue);
	return {
		records,
		training: splitDataset(records).training,
		labels,
		annotated,
		settings,
		keepWeights,
		seed,
		threads,
		checkpoint: openCheckpoint(
			options.checkpoints,
			fingerprint(records, { seed, keepWeights, labels, settings }),
		),
		signal,
	};
}

/** The gate's weights lie behind those of the techniques. */
function packModel(
	weights: LexicalWeights,
	gateSteps: Int8Array,
	facts: Omit<ModelManifest, "lexical" | "weights">,
): TrainedModel {
	const { bytes: lexicalBytes, ...lexical } = encodeLexicalModel(weights);
	const bytes = new Uint8Array(lexicalBytes.length + gateSteps.length);
	bytes.set(lexicalBytes);
	bytes.set(new Uint8Array(gateSteps.buffer, gateSteps.byteOffset, gateSteps.length), lexicalBytes.length);
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	return {
		manifest: { ...facts, lexical, weights: { file: "weights.bin", bytes: bytes.length, sha256 } },
		weights: bytes,
	};
}

/** More threads than this are a slip of the hand. */
const MAX_THREADS = 1024;
const MAX_KEEP_WEIGHTS = 1_000_000;
/** The source of random numbers has 32 bits of state: more would be cut off without a word. */
const MAX_SEED = 2 ** 31 - 1;

function checkCount(name: string, value: number, highest: number, lowest = 1): void {
	if (Number.isInteger(value) && value >= lowest && value <= highest) return;
	throw new TrainerError(
		"TRAINER_OPTION_INVALID",
		`Expected ${name} to be a whole number from ${lowest} to ${highest}, got ${value}.`,
	);
}

/** Names a run: equal data and settings, and only they, continue each other's checkpoints. */
function fingerprint(records: readonly LabelledText[], settings: unknown): string {
	const hash = createHash("sha256").update(JSON.stringify(settings));
	for (const { text, labels, source, group } of records)
		hash.update(JSON.stringify([text, labels, source, group]));
	return hash.digest("hex");
}
