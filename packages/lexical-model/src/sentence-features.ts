import type { LabelFamilies } from "./label-families.js";

/** What is common to all techniques of one sentence. */
export interface SentenceContext {
	/** Score of "describes adversary behaviour" by its words, within ±1.5. */
	readonly behaviour: number;
	/** The same by its wording, within ±1.5. */
	readonly wording: number;
	/** Score of "is written as reports are", within ±1.5. */
	readonly prose: number;
	/** Probability that the sentence reports behaviour, by all of these together. */
	readonly gate: number;
	/** UTF-16 code units of the sentence. */
	readonly length: number;
}

/** How often a technique is described, as log-odds: in procedures, and in sentences of annotated reports. */
export interface LabelPriors {
	readonly procedures: readonly number[];
	readonly reports: readonly number[];
}

/** Number of features of a pair of sentence and technique. */
export const SENTENCE_FEATURE_COUNT = 15;

/** Names of the features, in order: what the model card calls them. */
export const SENTENCE_FEATURES = [
	"score",
	"distance from the best",
	"lead over the second best",
	"rank",
	"behaviour by its words",
	"behaviour by its wording",
	"report prose",
	"prior in procedures",
	"prior in reports",
	"score of the parent",
	"best score of a child",
	"best score in the family",
	"techniques with a chance",
	"length",
	"behaviour",
] as const;

/**
 * Scores at or below this have no chance: of 15 million such pairs of held-out sentence and technique, one in 29,000
 * was right, 3 % of all that were.
 */
export const LOWEST_SCORE = -1.05;
/** Techniques weighed in one sentence at most, the best. */
export const MAX_SENTENCE_CANDIDATES = 25;

/** A technique scored above this is counted as one with a chance. */
const NEAR_SCORE = -0.6;
const MAX_NEAR = 20;
/** Stands for the score of relatives that do not exist. */
const NO_RELATIVE = -1.5;

/** The techniques worth weighing in a sentence, best first. */
export function sentenceCandidates(scores: Float32Array, labelCount: number): number[] {
	const candidates: number[] = [];
	for (let label = 0; label < labelCount; label++) {
		if ((scores[label] as number) > LOWEST_SCORE) candidates.push(label);
	}
	candidates.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
	return candidates.slice(0, MAX_SENTENCE_CANDIDATES);
}

/**
 * Writes the features of each candidate of a sentence, one after the other.
 *
 * @param features `[candidates × SENTENCE_FEATURE_COUNT]` from `at` on
 */
export function fillSentenceFeatures(
	features: Float64Array,
	at: number,
	candidates: readonly number[],
	scores: Float32Array,
	context: SentenceContext,
	{ parents, children, relatives }: LabelFamilies,
	priors: LabelPriors,
): void {
	const scoreOf = (label: number | undefined) =>
		label === undefined ? NO_RELATIVE : (scores[label] as number);
	const best = scoreOf(candidates[0]);
	const second = scoreOf(candidates[1]);
	const near = Math.min(MAX_NEAR, countAbove(scores, parents.length, NEAR_SCORE));
	const length = Math.log(1 + context.length);
	candidates.forEach((label, rank) => {
		const base = at + rank * SENTENCE_FEATURE_COUNT;
		const score = scoreOf(label);
		const parent = parents[label] as number;
		features[base] = score;
		features[base + 1] = best - score;
		features[base + 2] = rank === 0 ? Math.min(1, best - second) : score - second;
		features[base + 3] = rank;
		features[base + 4] = context.behaviour;
		features[base + 5] = context.wording;
		features[base + 6] = context.prose;
		features[base + 7] = priors.procedures[label] as number;
		features[base + 8] = priors.reports[label] as number;
		features[base + 9] = parent < 0 ? NO_RELATIVE : scoreOf(parent);
		features[base + 10] = highest(scores, children[label] as readonly number[]);
		features[base + 11] = highest(scores, relatives[label] as readonly number[]);
		features[base + 12] = near;
		features[base + 13] = length;
		features[base + 14] = context.gate;
	});
}

/** Keeps a score of the whole sentence within ±1.5. */
export function clampScore(score: number): number {
	return Math.max(-1.5, Math.min(1.5, score));
}

function highest(scores: Float32Array, labels: readonly number[]): number {
	let best = NO_RELATIVE;
	for (const label of labels) best = Math.max(best, scores[label] as number);
	return best;
}

function countAbove(scores: Float32Array, labelCount: number, limit: number): number {
	let count = 0;
	for (let label = 0; label < labelCount; label++) if ((scores[label] as number) > limit) count++;
	return count;
}
