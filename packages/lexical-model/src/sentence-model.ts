import { createLexicalScorer, type LexicalScorer, type LexicalWeights } from "./sparse-linear.js";

/**
 * How scores become probabilities: a logistic regression over {@link fillSentenceFeatures} with two intercepts per
 * technique, shrunk where examples are few. Two, since sources follow two conventions: annotators of reports label fewer
 * and coarser techniques than catalogues of procedures do, and how a sentence is written tells which to expect.
 */
export interface SentenceCalibration {
	readonly bias: number;
	/** One for each of the {@link SENTENCE_FEATURE_COUNT} features. */
	readonly weights: readonly number[];
	/** One for each technique, for sentences written as catalogue entries are. */
	readonly intercepts: readonly number[];
	/** One for each technique, for sentences written as reports are. */
	readonly reportIntercepts: readonly number[];
}

/** What a sentence says: the few techniques with a chance, and two answers about the sentence itself. */
export interface SentenceReading {
	/** Numbers of the techniques with a chance, ascending. */
	readonly labels: Uint16Array;
	/** Calibrated probability of each. */
	readonly probabilities: Float64Array;
	/** Score of "describes adversary behaviour": about -1 for a clear no, 1 for a clear yes. */
	readonly behaviour: number;
}

/** Reads sentences with a linear model and its calibration. */
export interface SentenceModel {
	/** Number of techniques; the linear model has two outputs more: behaviour and report prose. */
	readonly labelCount: number;
	/** Reads one sentence. */
	read(text: string): SentenceReading;
	/** Calibrated probabilities of all techniques, `[labelCount]`; those without a chance are 0. */
	probabilities(text: string): Float64Array;
	readonly scorer: LexicalScorer;
}

/** Outputs after the techniques: "describes adversary behaviour" and "is written as reports are". */
export const EXTRA_OUTPUTS = 2;

/**
 * Scores at or below this have no chance: of 15 million such pairs of held-out sentence and technique, one in 29,000
 * was right, 3 % of all that were.
 */
export const LOWEST_SCORE = -1.05;

/** Number of features of a pair of sentence and technique. */
export const SENTENCE_FEATURE_COUNT = 23;

/** Places where the slope of the score may change. */
const KNOTS = [-0.7, -0.4, 0, 0.4] as const;

/** What is common to all techniques of one sentence. */
export interface SentenceContext {
	/** Highest score of any technique. */
	readonly best: number;
	/** How far the best is ahead of the second best. */
	readonly lead: number;
	readonly behaviour: number;
	readonly prose: number;
}

/** Takes the common part from the scores of all outputs, `[labelCount + 2]`. */
export function sentenceContext(scores: Float32Array, labelCount: number): SentenceContext {
	let best = Number.NEGATIVE_INFINITY;
	let second = Number.NEGATIVE_INFINITY;
	for (let label = 0; label < labelCount; label++) {
		const score = scores[label] as number;
		if (score > best) {
			second = best;
			best = score;
		} else if (score > second) second = score;
	}
	return {
		best,
		lead: Number.isFinite(second) ? Math.min(1, best - second) : 1,
		behaviour: clampScore(scores[labelCount] as number),
		prose: clampScore(scores[labelCount + 1] as number),
	};
}

function clampScore(score: number): number {
	return Math.max(-1.5, Math.min(1.5, score));
}

/** Features that weigh differently in report prose: score, its first three bends, gap, near gap, behaviour twice. */
const REPORT_FEATURES = [0, 1, 2, 3, 5, 6, 8, 9] as const;

/** Whether a sentence is written as reports are, and not as catalogue entries. */
export function isReportProse({ prose }: SentenceContext): boolean {
	return prose > 0;
}

/**
 * Writes the features of one pair of sentence and technique: the score with a changing slope, its distance from the
 * best, the lead of the best, whether anybody seems to act, and whether the sentence is written as reports are (whose
 * annotators label more sparingly than catalogues do).
 */
export function fillSentenceFeatures(
	features: Float64Array,
	at: number,
	score: number,
	context: SentenceContext,
): void {
	const gap = context.best - score;
	features[at] = score;
	for (let k = 0; k < KNOTS.length; k++) features[at + 1 + k] = Math.max(0, score - (KNOTS[k] as number));
	const above = features[at + 1] as number;
	features[at + 5] = gap;
	features[at + 6] = Math.min(gap, 0.3);
	features[at + 7] = gap === 0 ? context.lead : 0;
	features[at + 8] = context.behaviour;
	features[at + 9] = context.behaviour * above;
	features[at + 10] = Math.max(0, context.behaviour);
	features[at + 11] = Math.max(0, context.behaviour) * above;
	features[at + 12] = context.prose;
	features[at + 13] = context.prose * above;
	const isReport = isReportProse(context) ? 1 : 0;
	features[at + 14] = isReport;
	for (let k = 0; k < REPORT_FEATURES.length; k++) {
		features[at + 15 + k] = isReport * (features[at + (REPORT_FEATURES[k] as number)] as number);
	}
}

/**
 * Turns the scores of all outputs of one sentence into what it says.
 *
 * @param scores `[labelCount + 2]`, as a {@link LexicalScorer} gives them
 */
export function calibrateScores(scores: Float32Array, calibration: SentenceCalibration): SentenceReading {
	const labelCount = scores.length - EXTRA_OUTPUTS;
	const context = sentenceContext(scores, labelCount);
	const labels: number[] = [];
	const probabilities: number[] = [];
	for (let label = 0; label < labelCount; label++) {
		const score = scores[label] as number;
		if (score <= LOWEST_SCORE) continue;
		const probability = probabilityOf(label, score, context, calibration);
		if (probability < LOWEST_PROBABILITY) continue;
		labels.push(label);
		probabilities.push(probability);
	}
	return {
		labels: Uint16Array.from(labels),
		probabilities: Float64Array.from(probabilities),
		behaviour: context.behaviour,
	};
}

/** Less than this is not carried on: a hundred such sentences together would not make a report's candidate. */
const LOWEST_PROBABILITY = 0.002;

const scratch = new Float64Array(SENTENCE_FEATURE_COUNT);

function probabilityOf(
	label: number,
	score: number,
	context: SentenceContext,
	{ bias, weights, intercepts, reportIntercepts }: SentenceCalibration,
): number {
	fillSentenceFeatures(scratch, 0, score, context);
	let logit = bias + ((isReportProse(context) ? reportIntercepts : intercepts)[label] as number);
	for (let d = 0; d < SENTENCE_FEATURE_COUNT; d++) logit += (weights[d] as number) * (scratch[d] as number);
	return 1 / (1 + Math.exp(-logit));
}

/** Makes a sentence model. It keeps scratch space: use one per thread. */
export function createSentenceModel(
	weights: LexicalWeights,
	calibration: SentenceCalibration,
): SentenceModel {
	const labelCount = weights.outputCount - EXTRA_OUTPUTS;
	const scorer = createLexicalScorer(weights);
	const scores = new Float32Array(weights.outputCount);
	return {
		labelCount,
		scorer,
		read: (text) => calibrateScores(scorer.score(text, scores), calibration),
		probabilities(text) {
			scorer.score(text, scores);
			const context = sentenceContext(scores, labelCount);
			return Float64Array.from({ length: labelCount }, (_, label) => {
				const score = scores[label] as number;
				return score <= LOWEST_SCORE ? 0 : probabilityOf(label, score, context, calibration);
			});
		},
	};
}
