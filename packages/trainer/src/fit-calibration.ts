import type { LabelledText } from "@mapper/attack-dataset";
import {
	createBehaviourJudge,
	fillSentenceFeatures,
	findFamilies,
	type GateCalibration,
	isReportProse,
	type LabelPriors,
	NO_TREES,
	SENTENCE_FEATURE_COUNT,
	type SentenceCalibration,
	sentenceCandidates,
	sentenceContext,
} from "@mapper/lexical-model";
import { countPriors } from "./count-priors.js";
import { type BoostedExamples, type BoostedLogistic, fitBoostedLogistic } from "./fit-boosted-logistic.js";
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

const WRITTEN_IMPORTANCE = 1;

/** Below this hardly a pair is right: they are thinned out. */
const HOPELESS_SCORE = -0.9;
const THINNING = 4;

/** Holds back the intercepts of techniques with few examples. */
const INTERCEPT_RIDGE = 5;

/**
 * Fits how scores become probabilities, from out-of-fold scores.
 *
 * @param gateByFold for each fold the calibration of the gate that was fitted without it
 */
export function fitCalibration(
	outOfFold: OutOfFold,
	gateByFold: readonly GateCalibration[],
	seed: number,
): FittedCalibration {
	const labelCount = outOfFold.labels.length;
	const priors = countPriors(outOfFold.records, outOfFold.labels);
	const pairs = judgedPairs(outOfFold, gateByFold, priors);
	if (pairs.targets.length === 0) return uncalibrated(labelCount, priors);
	const { all, byFold } = fitBoostedLogistic(pairs, {
		seed,
		linearFeatures: 1,
		groupRidge: INTERCEPT_RIDGE,
	});
	const toCalibration = ({ trees, bias, treeWeight, weights, intercepts }: BoostedLogistic) => ({
		trees,
		bias,
		treeWeight,
		scoreWeight: weights[0] ?? 0,
		intercepts: intercepts.slice(0, labelCount),
		reportIntercepts: intercepts.slice(labelCount),
		priors,
	});
	return { calibration: toCalibration(all), byFold: byFold.map(toCalibration) };
}

/** What a score counts where no source tells how often scores are right: 0.5 becomes 0.88. */
const PLAIN_SCORE_WEIGHT = 4;

/** Keeps the order of scores when nothing is there to calibrate by, such as a few records of the user's own. */
function uncalibrated(labelCount: number, priors: LabelPriors): FittedCalibration {
	const none = new Array<number>(labelCount).fill(0);
	const calibration: SentenceCalibration = {
		trees: NO_TREES,
		bias: 0,
		treeWeight: 0,
		scoreWeight: PLAIN_SCORE_WEIGHT,
		intercepts: none,
		reportIntercepts: none,
		priors,
	};
	return { calibration, byFold: Array.from({ length: FOLDS }, () => calibration) };
}

/** Pairs of a sentence and a technique with a chance there, of which its source says whether it is right. */
function judgedPairs(
	outOfFold: OutOfFold,
	gateByFold: readonly GateCalibration[],
	priors: LabelPriors,
): BoostedExamples {
	const judges = gateByFold.map(createBehaviourJudge);
	const { records, scores, outputCount, labels, annotated, wording, folds } = outOfFold;
	const numberOf = new Map(labels.map((id, number) => [id, number]));
	const isAnnotated = labels.map((id) => annotated.has(id));
	const families = findFamilies(labels);
	const filled = new Float64Array(labels.length * SENTENCE_FEATURE_COUNT);
	const features = new GrowingFloats();
	const rest = {
		groups: [] as number[],
		folds: [] as number[],
		targets: [] as number[],
		importances: [] as number[],
	};
	records.forEach((record, row) => {
		const importance = importanceOf(record);
		if (importance === 0) return;
		const right = new Set(record.labels.map((id) => numberOf.get(id)));
		const sentence = scores.subarray(row * outputCount, (row + 1) * outputCount);
		const context = sentenceContext(
			sentence,
			labels.length,
			wording[row]!,
			record.text.length,
			judges[folds[row]!]!,
		);
		const candidates = sentenceCandidates(sentence, labels.length);
		fillSentenceFeatures(filled, 0, candidates, sentence, context, families, priors);
		candidates.forEach((label, i) => {
			if (record.source === "tram-multi-label" && !isAnnotated[label]) return;
			const isRight = right.has(label);
			// Most pairs are hopeless and alike: of those that are wrong, one in four stands for all.
			const isThinned = !isRight && sentence[label]! < HOPELESS_SCORE;
			if (isThinned && (row + label) % THINNING !== 0) return;
			features.push(filled.subarray(i * SENTENCE_FEATURE_COUNT, (i + 1) * SENTENCE_FEATURE_COUNT));
			rest.groups.push(isReportProse(context) ? labels.length + label : label);
			rest.folds.push(folds[row]!);
			rest.targets.push(isRight ? 1 : 0);
			rest.importances.push(isThinned ? importance * THINNING : importance);
		});
	});
	return {
		features: features.toArray(),
		dimensions: SENTENCE_FEATURE_COUNT,
		targets: Uint8Array.from(rest.targets),
		importances: Float64Array.from(rest.importances),
		groups: Uint16Array.from(rest.groups),
		groupCount: 2 * labels.length,
		folds: Int8Array.from(rest.folds),
	};
}
