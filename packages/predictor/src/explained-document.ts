import {
	createDocumentSummary,
	LOWEST_BEST_PROBABILITY,
	type ReadOptions,
	type SentenceReading,
} from "@mapper/lexical-model";
import { HIGHEST_ROLLED } from "./hierarchy.js";
import type { MappingContext } from "./map-report.js";
import type { SentenceSpan } from "./split-sentences.js";

/** The sentences that are weighed together, with what was read in each: a whole text, or one sentence of it. */
export interface ExplainedDocument {
	readonly text: string;
	/** `[sentences]`. */
	readonly spans: readonly SentenceSpan[];
	/** Number of each in the text. */
	readonly numbers: readonly number[];
	readonly readings: readonly SentenceReading[];
	/** How sentences are read. */
	readonly readOptions: ReadOptions;
}

/**
 * What a technique's probability is made of: the labels of each of its parts. More than one label where ATT&CK joined
 * techniques, the highest counts; more than one part where a parent stands for its family, their sum counts.
 */
export type ProbabilityParts = readonly (readonly number[])[];

/** Probability of each technique for some sentences, as `map` would weigh them. */
export type ReadingWeigher = (readings: Iterable<SentenceReading>) => Float64Array;

/** Makes the function that weighs sentences. */
export function createReadingWeigher(
	techniques: readonly ProbabilityParts[],
	{ weigh }: Pick<MappingContext, "weigh">,
): ReadingWeigher {
	const labels = [...new Set(techniques.flat(2))];
	return (readings) => {
		const summary = createDocumentSummary();
		for (const reading of readings) summary.add(reading);
		// A single sentence has its own probability, however low; in longer texts nobody weighs what has no chance.
		const lowest = summary.sentenceCount === 1 ? Number.MIN_VALUE : LOWEST_BEST_PROBABILITY;
		const weighed = labels.filter((label) => summary.best(label) >= lowest);
		const confidences = weighed.length > 0 ? weigh(summary, weighed) : [];
		const confidenceOf = new Map(weighed.map((label, i) => [label, confidences[i]!]));
		return Float64Array.from(techniques, (parts) => {
			const each = parts.map((joined) => Math.max(...joined.map((label) => confidenceOf.get(label) ?? 0)));
			if (each.length === 1) return each[0]!;
			return Math.min(
				HIGHEST_ROLLED,
				each.reduce((sum, probability) => sum + probability, 0),
			);
		});
	};
}

/** The probability of a label in a sentence that was read. */
export function probabilityIn({ labels, probabilities }: SentenceReading, label: number): number {
	const at = labels.indexOf(label);
	return at < 0 ? 0 : probabilities[at]!;
}

/**
 * What was read in each sentence, once where sentences are the same word for word.
 *
 * @param leftOut texts of sentences to do without
 */
export function distinctReadings(
	{ text, spans, readings }: ExplainedDocument,
	leftOut: ReadonlySet<string> = new Set(),
): SentenceReading[] {
	const found = new Map<string, SentenceReading>();
	spans.forEach(({ start, end }, at) => {
		const words = text.slice(start, end);
		if (!leftOut.has(words)) found.set(words, readings[at]!);
	});
	return [...found.values()];
}
