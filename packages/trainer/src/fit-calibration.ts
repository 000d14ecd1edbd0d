import type { LabelledText } from "@mapper/attack-dataset";
import {
	fillSentenceFeatures,
	isReportProse,
	LOWEST_SCORE,
	SENTENCE_FEATURE_COUNT,
	type SentenceCalibration,
	type SentenceContext,
	sentenceContext,
} from "@mapper/lexical-model";
import { fitLogistic } from "./fit-logistic.js";
import { isVoice } from "./sampled-texts.js";

/** Scores of records by models that never saw them. */
export interface OutOfFold {
	readonly records: readonly LabelledText[];
	/** `[records × outputs]`. */
	readonly scores: Float32Array;
	readonly outputCount: number;
	readonly labels: readonly string[];
	/** Labels that annotated reports can be judged on. */
	readonly annotated: ReadonlySet<string>;
}

/**
 * How much a record counts for calibration. Sentences of a technique block are scored by a model that never saw that
 * technique's written sentences, so they look worse than they are and count little. Annotated reports, and the voices in
 * which often nobody acts, are few against procedures and count eightfold; chosen on the development texts.
 */
function importanceOf(record: LabelledText): number {
	switch (record.source) {
		case "tram-multi-label":
			return 8;
		case "procedure":
			return 1;
		case "written":
			if (isVoice(record)) return 8;
			return record.order === undefined ? 0.03 : 1;
		default:
			return 0;
	}
}

/** Below this hardly a pair is right: they are thinned out. */
const HOPELESS_SCORE = -0.9;
const THINNING = 4;

/** Fits how scores become probabilities, from out-of-fold scores. */
export function fitCalibration(outOfFold: OutOfFold): SentenceCalibration {
	const { labels } = outOfFold;
	let count = 0;
	for (const _ of judgedPairs(outOfFold)) count++;
	const features = new Float64Array(count * SENTENCE_FEATURE_COUNT);
	const groups = new Uint16Array(count);
	const targets = new Uint8Array(count);
	const importances = new Float64Array(count);
	let at = 0;
	for (const { label, score, context, importance, isRight } of judgedPairs(outOfFold)) {
		fillSentenceFeatures(features, at * SENTENCE_FEATURE_COUNT, score, context);
		groups[at] = isReportProse(context) ? labels.length + label : label;
		targets[at] = isRight ? 1 : 0;
		importances[at] = importance;
		at++;
	}
	const fit = fitLogistic(
		{
			features,
			dimensions: SENTENCE_FEATURE_COUNT,
			groups,
			groupCount: 2 * labels.length,
			targets,
			importances,
		},
		{ groupRidge: 3 },
	);
	return {
		bias: roundCoefficient(fit.bias),
		weights: Array.from(fit.weights, roundCoefficient),
		intercepts: Array.from(fit.intercepts.subarray(0, labels.length), roundCoefficient),
		reportIntercepts: Array.from(fit.intercepts.subarray(labels.length), roundCoefficient),
	};
}

/** A sentence and a technique with a chance there, of which its source says whether it is right. */
interface JudgedPair {
	readonly label: number;
	readonly score: number;
	readonly context: SentenceContext;
	readonly importance: number;
	readonly isRight: boolean;
}

function* judgedPairs({ records, scores, outputCount, labels, annotated }: OutOfFold): Generator<JudgedPair> {
	const numberOf = new Map(labels.map((id, number) => [id, number]));
	const isAnnotated = labels.map((id) => annotated.has(id));
	for (const [row, record] of records.entries()) {
		const importance = importanceOf(record);
		if (importance === 0) continue;
		const right = new Set(record.labels.map((id) => numberOf.get(id)));
		const sentence = scores.subarray(row * outputCount, (row + 1) * outputCount);
		const context = sentenceContext(sentence, labels.length);
		for (let label = 0; label < labels.length; label++) {
			const score = sentence[label]!;
			if (score <= LOWEST_SCORE) continue;
			if (record.source === "tram-multi-label" && !isAnnotated[label]) continue;
			const isRight = right.has(label);
			// Most pairs are hopeless and alike: of those that are wrong, one in four stands for all.
			const isThinned = !isRight && score < HOPELESS_SCORE;
			if (isThinned && (row + label) % THINNING !== 0) continue;
			yield { label, score, context, importance: isThinned ? importance * THINNING : importance, isRight };
		}
	}
}

/** Four digits keep model.json short; a logit moves by less than a thousandth. */
export function roundCoefficient(value: number): number {
	return Math.round(value * 10_000) / 10_000;
}
