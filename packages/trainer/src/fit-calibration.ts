import type { LabelledText } from "@mapper/attack-dataset";
import {
	fillSentenceFeatures,
	findFamilies,
	isReportProse,
	SENTENCE_FEATURE_COUNT,
	type SentenceCalibration,
	sentenceCandidates,
	sentenceContext,
} from "@mapper/lexical-model";
import { countPriors } from "./count-priors.js";
import { fitLogistic } from "./fit-logistic.js";
import { growTrees, type TreeExamples } from "./grow-trees.js";
import { GrowingFloats } from "./growing-floats.js";
import { FOLDS, type OutOfFold } from "./out-of-fold.js";
import { isVoice } from "./sampled-texts.js";

/** Calibrations of sentences. */
export interface FittedCalibration {
	/** Fitted on all records. */
	readonly calibration: SentenceCalibration;
	/** For each fold the one fitted without it, for decisions on texts that nothing has seen. */
	readonly byFold: readonly SentenceCalibration[];
}

/**
 * How much a record counts for calibration. Sentences of a technique block are scored by a model that never saw that
 * technique's written sentences, so they look worse than they are and count little. Annotated reports, and the voices in
 * which often nobody acts, are few against procedures; chosen on the development texts.
 */
function importanceOf(record: LabelledText): number {
	switch (record.source) {
		case "tram-multi-label":
			return 4;
		case "procedure":
			return 1;
		case "written":
			return isVoice(record) || record.order !== undefined ? WRITTEN_IMPORTANCE : 0.1;
		default:
			return 0;
	}
}

const WRITTEN_IMPORTANCE = 4;

/** Below this hardly a pair is right: they are thinned out. */
const HOPELESS_SCORE = -0.9;
const THINNING = 4;

/** Fits how scores become probabilities, from out-of-fold scores. */
export function fitCalibration(outOfFold: OutOfFold, seed: number): FittedCalibration {
	const priors = countPriors(outOfFold.records, outOfFold.labels);
	const pairs = judgedPairs(outOfFold, priors);
	const fit = (leftOut: number | undefined) =>
		fitPairs(pairs, leftOut, outOfFold.labels.length, priors, seed);
	return { calibration: fit(undefined), byFold: Array.from({ length: FOLDS }, (_, fold) => fit(fold)) };
}

/** Pairs of a sentence and a technique with a chance there, of which its source says whether it is right. */
interface JudgedPairs extends TreeExamples {
	readonly labels: Uint16Array;
	readonly folds: Int8Array;
	/** 1 where the sentence is written as reports are. */
	readonly reports: Uint8Array;
}

function judgedPairs(outOfFold: OutOfFold, priors: SentenceCalibration["priors"]): JudgedPairs {
	const { records, scores, outputCount, labels, annotated, wording, folds } = outOfFold;
	const numberOf = new Map(labels.map((id, number) => [id, number]));
	const isAnnotated = labels.map((id) => annotated.has(id));
	const families = findFamilies(labels);
	const filled = new Float64Array(labels.length * SENTENCE_FEATURE_COUNT);
	const features = new GrowingFloats();
	const rest = {
		labels: [] as number[],
		folds: [] as number[],
		reports: [] as number[],
		targets: [] as number[],
		importances: [] as number[],
	};
	records.forEach((record, row) => {
		const importance = importanceOf(record);
		if (importance === 0) return;
		const right = new Set(record.labels.map((id) => numberOf.get(id)));
		const sentence = scores.subarray(row * outputCount, (row + 1) * outputCount);
		const context = sentenceContext(sentence, labels.length, wording[row]!, record.text.length);
		const candidates = sentenceCandidates(sentence, labels.length);
		fillSentenceFeatures(filled, 0, candidates, sentence, context, families, priors);
		candidates.forEach((label, i) => {
			if (record.source === "tram-multi-label" && !isAnnotated[label]) return;
			const isRight = right.has(label);
			// Most pairs are hopeless and alike: of those that are wrong, one in four stands for all.
			const isThinned = !isRight && sentence[label]! < HOPELESS_SCORE;
			if (isThinned && (row + label) % THINNING !== 0) return;
			features.push(filled.subarray(i * SENTENCE_FEATURE_COUNT, (i + 1) * SENTENCE_FEATURE_COUNT));
			rest.labels.push(label);
			rest.folds.push(folds[row]!);
			rest.reports.push(isReportProse(context) ? 1 : 0);
			rest.targets.push(isRight ? 1 : 0);
			rest.importances.push(isThinned ? importance * THINNING : importance);
		});
	});
	return {
		features: features.toArray(),
		dimensions: SENTENCE_FEATURE_COUNT,
		targets: Uint8Array.from(rest.targets),
		importances: Float64Array.from(rest.importances),
		labels: Uint16Array.from(rest.labels),
		folds: Int8Array.from(rest.folds),
		reports: Uint8Array.from(rest.reports),
	};
}

/** Holds back the intercepts of techniques with few examples. */
const INTERCEPT_RIDGE = 5;

function fitPairs(
	pairs: JudgedPairs,
	leftOut: number | undefined,
	labelCount: number,
	priors: SentenceCalibration["priors"],
	seed: number,
): SentenceCalibration {
	const taken = Int32Array.from(pairs.targets.keys()).filter((i) => pairs.folds[i] !== leftOut);
	const examples = takeExamples(pairs, taken);
	const { bias, trees, logits } = growTrees(examples, { seed });
	const features = new Float64Array(taken.length * 2);
	taken.forEach((_, i) => {
		features[2 * i] = logits[i]! - bias;
		features[2 * i + 1] = examples.features[i * SENTENCE_FEATURE_COUNT]!;
	});
	const fit = fitLogistic(
		{
			...examples,
			features,
			dimensions: 2,
			groups: Uint16Array.from(taken, (i) => pairs.labels[i]! + (pairs.reports[i] === 1 ? labelCount : 0)),
			groupCount: 2 * labelCount,
		},
		{ groupRidge: INTERCEPT_RIDGE },
	);
	const [treeWeight = 0, scoreWeight = 0] = fit.weights;
	return {
		trees,
		bias: roundCoefficient(fit.bias),
		treeWeight: roundCoefficient(treeWeight),
		scoreWeight: roundCoefficient(scoreWeight),
		intercepts: Array.from(fit.intercepts.subarray(0, labelCount), roundCoefficient),
		reportIntercepts: Array.from(fit.intercepts.subarray(labelCount), roundCoefficient),
		priors,
	};
}

/** The rows of examples that are named. */
export function takeExamples(examples: TreeExamples, taken: Int32Array): TreeExamples {
	const { dimensions } = examples;
	const features = new Float64Array(taken.length * dimensions);
	taken.forEach((row, i) => {
		features.set(examples.features.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
	});
	return {
		features,
		dimensions,
		targets: Uint8Array.from(taken, (row) => examples.targets[row]!),
		importances: Float64Array.from(taken, (row) => examples.importances[row]!),
	};
}

/** Four digits keep model.json short; a logit moves by less than a thousandth. */
export function roundCoefficient(value: number): number {
	return Math.round(value * 10_000) / 10_000;
}
