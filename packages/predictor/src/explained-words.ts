import { extractIndicators } from "@mapper/ioc-extract";
import type { Span } from "@mapper/lime-explain";

// As lime-explain splits by default.
const WORD = /[\p{L}\p{N}_]+/gu;

/** What may be taken away from some sentences. */
export interface ExplainedPieces {
	readonly words: readonly Span[];
	/** Indicators, each of which stays whole. */
	readonly indicators: readonly Span[];
}

/** The words and indicators of some sentences, as spans of the text. */
export function findPieces(text: string, sentences: readonly Span[]): ExplainedPieces {
	const inSentence = (sentence: Span, found: Iterable<Span>): Span[] =>
		Array.from(found, ({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }));
	const ordered = [...sentences].sort((a, b) => a.start - b.start);
	return {
		words: ordered.flatMap((sentence) =>
			inSentence(sentence, wordsOf(text.slice(sentence.start, sentence.end))),
		),
		indicators: ordered.flatMap((sentence) =>
			inSentence(
				sentence,
				extractIndicators(text.slice(sentence.start, sentence.end), { warningLists: false }),
			),
		),
	};
}

function* wordsOf(text: string): Generator<Span> {
	for (const { 0: word, index } of text.matchAll(WORD)) yield { start: index, end: index + word.length };
}
