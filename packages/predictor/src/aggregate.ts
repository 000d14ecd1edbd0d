import { type DocumentRule, documentProbability } from "@mapper/lexical-model";
import type { ReadText, SentenceHit } from "./read-sentences.js";

/** A technique weighed over the whole text. */
export interface WeighedTechnique {
	/** Number of the technique among the model's labels. */
	readonly label: number;
	/** Probability that the text describes it. */
	readonly confidence: number;
	/** Sentences that may describe it, best first, then in reading order. */
	readonly hits: readonly SentenceHit[];
}

/** Weighs every technique that has a chance over all sentences of a text, best first. */
export function aggregate(read: ReadText, rule: DocumentRule): WeighedTechnique[] {
	return read.summary
		.labels()
		.map((label) => ({
			label,
			confidence: documentProbability(read.summary, rule, label),
			hits: [...(read.hits.get(label) ?? [])].sort(
				(a, b) => b.probability - a.probability || a.sentence - b.sentence,
			),
		}))
		.sort((a, b) => b.confidence - a.confidence || a.label - b.label);
}
