import type { DocumentWeigher, TextJudge } from "@mapper/lexical-model";
import type { JudgedText } from "./decide.js";
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

/** A text weighed: its techniques, best first, and whether anybody seems to do anything in it. */
export interface WeighedText {
	readonly techniques: readonly WeighedTechnique[];
	readonly judged: JudgedText;
}

/** Weighs every technique that has a chance over all sentences of a text, and the text itself. */
export function weighText(
	{ summary, hits }: ReadText,
	{ weigh, judge }: { readonly weigh: DocumentWeigher; readonly judge: TextJudge },
): WeighedText {
	const labels = summary.labels();
	const confidences = weigh(summary, labels);
	const techniques = labels
		.map((label, i) => ({
			label,
			confidence: confidences[i]!,
			hits: [...(hits.get(label) ?? [])].sort(
				(a, b) => b.probability - a.probability || a.sentence - b.sentence,
			),
		}))
		.sort((a, b) => b.confidence - a.confidence || a.label - b.label);
	return {
		techniques,
		judged: { sentenceCount: summary.sentenceCount, behaviour: judge(summary, confidences) },
	};
}
