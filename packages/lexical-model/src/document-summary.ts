import type { LabelFamilies } from "./label-families.js";
import type { LabelPriors } from "./sentence-features.js";
import type { SentenceReading } from "./sentence-model.js";

/** Number of features of a pair of report and technique. */
export const DOCUMENT_FEATURE_COUNT = 21;

/** Techniques whose best sentence stays below this are not weighed. */
export const LOWEST_BEST_PROBABILITY = 0.02;

/** What is known of a technique after reading some sentences. */
interface LabelEvidence {
	/** The three highest probabilities. */
	best: number;
	second: number;
	third: number;
	/** Number of the sentence with the highest. */
	bestSentence: number;
	/** -Σ ln(1 - p): how many sentences are expected to describe it, roughly. */
	expected: number;
}

/** Gathers the readings of a report's sentences. */
export interface DocumentSummary {
	/** Takes in one sentence. */
	add(reading: SentenceReading): void;
	/** Sentences taken in. */
	readonly sentenceCount: number;
	/** Highest probability of any sentence that it reports behaviour; 0 when there is none. */
	readonly strongestBehaviour: number;
	/** Mean probability of the sentences that they report behaviour; 0 when there are none. */
	readonly meanBehaviour: number;
	/** Techniques worth weighing, ascending. */
	labels(): number[];
	/** The probability of a technique in its best sentence. */
	best(label: number): number;
	/** Writes the features of the techniques given, one after the other, from `at` on. */
	fillFeatures(
		features: Float64Array,
		at: number,
		labels: readonly number[],
		knowledge: LabelKnowledge,
	): void;
}

/** What is known of techniques before reading. */
export interface LabelKnowledge {
	readonly families: LabelFamilies;
	readonly priors: LabelPriors;
}

/** Starts an empty summary. */
export function createDocumentSummary(): DocumentSummary {
	const evidence = new Map<number, LabelEvidence>();
	const behaviours: number[] = [];
	const proses: number[] = [];
	let behaviourSum = 0;
	let proseSum = 0;
	let strongestBehaviour = 0;
	const bestOf = (label: number) => evidence.get(label)?.best ?? 0;

	/** The place of a technique among all by their best sentences, equal ones by number. */
	function countBetter(label: number): number {
		const own = bestOf(label);
		let count = 0;
		for (const [other, { best }] of evidence) if (best > own || (best === own && other < label)) count++;
		return count;
	}

	/** The same for all techniques at once. */
	function rankAll(): (label: number) => number {
		const order = [...evidence].sort(([a, x], [b, y]) => y.best - x.best || a - b);
		const ranks = new Map(order.map(([label], rank): [number, number] => [label, rank]));
		return (label) => ranks.get(label) as number;
	}

	return {
		get sentenceCount() {
			return behaviours.length;
		},
		get strongestBehaviour() {
			return strongestBehaviour;
		},
		get meanBehaviour() {
			return behaviourSum / Math.max(1, behaviours.length);
		},
		add({ labels, probabilities, behaviour, prose }) {
			const sentence = behaviours.length;
			behaviours.push(behaviour);
			proses.push(prose);
			behaviourSum += behaviour;
			proseSum += prose;
			strongestBehaviour = Math.max(strongestBehaviour, behaviour);
			for (let i = 0; i < labels.length; i++) {
				const label = labels[i] as number;
				let found = evidence.get(label);
				if (!found) {
					found = { best: 0, second: 0, third: 0, bestSentence: 0, expected: 0 };
					evidence.set(label, found);
				}
				takeIn(found, probabilities[i] as number, sentence);
			}
		},
		labels() {
			return [...evidence]
				.filter(([, { best }]) => best >= LOWEST_BEST_PROBABILITY)
				.map(([label]) => label)
				.sort((a, b) => a - b);
		},
		best: bestOf,
		fillFeatures(features, at, labels, { families, priors }) {
			const count = behaviours.length;
			const length = Math.log(count);
			const rankOf = labels.length < FEW_LABELS ? countBetter : rankAll();
			let total = 0;
			for (const { expected } of evidence.values()) total += 1 - Math.exp(-expected);
			labels.forEach((label, i) => {
				const { best, second, third, bestSentence, expected } = evidence.get(label) as LabelEvidence;
				const bestLogit = logit(best);
				const logExpected = Math.log(expected);
				const parent = families.parents[label] as number;
				const values = [
					bestLogit,
					logit(second),
					logit(third),
					logExpected,
					length,
					length * bestLogit,
					length * logExpected,
					behaviourSum / count,
					strongestBehaviour,
					behaviours[bestSentence] as number,
					Math.max(behaviours[bestSentence - 1] ?? 0, behaviours[bestSentence + 1] ?? 0),
					proseSum / count,
					proses[bestSentence] as number,
					priors.procedures[label] as number,
					priors.reports[label] as number,
					Math.log(total + SOFTENING),
					Math.log(total / count + SOFTENING),
					highest(families.children[label] as readonly number[], bestOf),
					parent < 0 ? 0 : bestOf(parent),
					highest(families.relatives[label] as readonly number[], bestOf),
					rankOf(label),
				];
				features.set(values, at + i * DOCUMENT_FEATURE_COUNT);
			});
		},
	};
}

/** For fewer techniques than this counting is faster than sorting all. */
const FEW_LABELS = 8;

/** Keeps the logarithm of nothing finite. */
const SOFTENING = 0.001;

function takeIn(evidence: LabelEvidence, probability: number, sentence: number): void {
	evidence.expected -= Math.log(1 - Math.min(0.9999, probability));
	if (probability > evidence.best) {
		evidence.third = evidence.second;
		evidence.second = evidence.best;
		evidence.best = probability;
		evidence.bestSentence = sentence;
	} else if (probability > evidence.second) {
		evidence.third = evidence.second;
		evidence.second = probability;
	} else if (probability > evidence.third) evidence.third = probability;
}

function highest(labels: readonly number[], bestOf: (label: number) => number): number {
	let best = 0;
	for (const label of labels) best = Math.max(best, bestOf(label));
	return best;
}

/** Keeps logarithms finite; a second sentence that was never seen counts as this. */
const LOWEST = 1e-4;
const HIGHEST = 1 - 1e-6;

function logit(probability: number): number {
	const p = Math.max(LOWEST, Math.min(HIGHEST, probability));
	return Math.log(p / (1 - p));
}
