import type { SentenceReading } from "./sentence-model.js";

/**
 * How the sentences of a report become its techniques: a logistic regression over {@link fillDocumentFeatures} with an
 * intercept per technique. It knows the length of the text, since the best of a hundred sentences is high by chance.
 */
export interface DocumentRule {
	readonly bias: number;
	/** One for each of the {@link DOCUMENT_FEATURE_COUNT} features. */
	readonly weights: readonly number[];
	/** One for each technique. */
	readonly intercepts: readonly number[];
}

/** Number of features of a pair of report and technique. */
export const DOCUMENT_FEATURE_COUNT = 8;

/** Techniques whose best sentence stays below this are not weighed. */
export const LOWEST_BEST_PROBABILITY = 0.02;

/** What is known of a technique after reading some sentences. */
interface LabelEvidence {
	best: number;
	second: number;
	/** -Σ ln(1 - p): how many sentences are expected to describe it, roughly. */
	expected: number;
}

/** Gathers the readings of a report's sentences in constant memory per technique. */
export interface DocumentSummary {
	/** Takes in one sentence. */
	add(reading: SentenceReading): void;
	/** Sentences taken in. */
	readonly sentenceCount: number;
	/** Highest score of "describes adversary behaviour" of any sentence; -1.5 when there is none. */
	readonly strongestBehaviour: number;
	/** Techniques worth weighing, ascending. */
	labels(): number[];
	/** The probability of a technique in its best sentence. */
	best(label: number): number;
	/** Writes the features of one technique. */
	fillFeatures(features: Float64Array, at: number, label: number): void;
}

/** Starts an empty summary. */
export function createDocumentSummary(): DocumentSummary {
	const evidence = new Map<number, LabelEvidence>();
	let sentenceCount = 0;
	let behaviourSum = 0;
	let strongestBehaviour = -1.5;
	return {
		get sentenceCount() {
			return sentenceCount;
		},
		get strongestBehaviour() {
			return strongestBehaviour;
		},
		add(reading) {
			sentenceCount++;
			behaviourSum += reading.behaviour;
			strongestBehaviour = Math.max(strongestBehaviour, reading.behaviour);
			for (let i = 0; i < reading.labels.length; i++) {
				const label = reading.labels[i] as number;
				const probability = reading.probabilities[i] as number;
				const found = evidence.get(label);
				if (!found) {
					evidence.set(label, { best: probability, second: 0, expected: expectedFrom(probability) });
					continue;
				}
				found.expected += expectedFrom(probability);
				if (probability > found.best) {
					found.second = found.best;
					found.best = probability;
				} else if (probability > found.second) found.second = probability;
			}
		},
		labels() {
			return [...evidence]
				.filter(([, { best }]) => best >= LOWEST_BEST_PROBABILITY)
				.map(([label]) => label)
				.sort((a, b) => a - b);
		},
		best: (label) => evidence.get(label)?.best ?? 0,
		fillFeatures(features, at, label) {
			const { best, second, expected } = evidence.get(label) as LabelEvidence;
			const length = Math.log(sentenceCount);
			const bestLogit = logit(best);
			features[at] = bestLogit;
			features[at + 1] = logit(second);
			features[at + 2] = Math.log(expected);
			features[at + 3] = length;
			features[at + 4] = length * bestLogit;
			features[at + 5] = behaviourSum / sentenceCount;
			features[at + 6] = strongestBehaviour;
			features[at + 7] = length * Math.log(expected);
		},
	};
}

/** The probability that the report describes a technique: of a single sentence its own, else what the rule makes of all. */
export function documentProbability(summary: DocumentSummary, rule: DocumentRule, label: number): number {
	if (summary.sentenceCount === 1) return summary.best(label);
	const features = new Float64Array(DOCUMENT_FEATURE_COUNT);
	summary.fillFeatures(features, 0, label);
	let sum = rule.bias + (rule.intercepts[label] as number);
	for (let d = 0; d < DOCUMENT_FEATURE_COUNT; d++)
		sum += (rule.weights[d] as number) * (features[d] as number);
	return 1 / (1 + Math.exp(-sum));
}

/** Thresholds are given for texts of this many sentences: a short report or a long story. */
export const REFERENCE_SENTENCES = 16;

/**
 * The confidence from which a technique is reported in a text of some length: the best of many sentences is high by
 * chance, and what stands alone in a short text is seldom chance.
 *
 * @param threshold for a text of {@link REFERENCE_SENTENCES} sentences
 * @param lengthSlope change for each factor e of length
 */
export function thresholdAtLength(threshold: number, lengthSlope: number, sentenceCount: number): number {
	const moved = threshold + lengthSlope * Math.log(Math.max(1, sentenceCount) / REFERENCE_SENTENCES);
	return Math.max(0.01, Math.min(0.99, moved));
}

/** Keeps logarithms finite; a second sentence that was never seen counts as this. */
const LOWEST = 1e-4;
const HIGHEST = 1 - 1e-6;

function logit(probability: number): number {
	const p = Math.max(LOWEST, Math.min(HIGHEST, probability));
	return Math.log(p / (1 - p));
}

function expectedFrom(probability: number): number {
	return -Math.log(1 - Math.min(0.9999, probability));
}
