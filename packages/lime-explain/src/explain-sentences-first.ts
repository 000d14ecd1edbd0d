import type { TextClassifier } from "./classifier.js";
import { explainFeatures } from "./explain-features.js";
import type { TextExplanation } from "./explanation.js";
import { indexText } from "./indexed-text.js";
import type { ExplainSettings } from "./options.js";
import type { Span } from "./span.js";
import { tokenSpans } from "./tokenize.js";

/** Sentences of each label whose words are explained. */
const SENTENCES_PER_LABEL = 3;

/**
 * Explains sentences first, with half of the samples, and then the words of those that matter: the three with the
 * largest weights for each label. All other words stay in every sample. Cures the low R² of long texts.
 *
 * A text with no more sentences than that is explained by its words at once.
 */
export async function explainSentencesFirst(
	text: string,
	classify: TextClassifier,
	settings: ExplainSettings,
): Promise<TextExplanation> {
	const sentences = tokenSpans(text, { ...settings, tokenize: "sentences" });
	const words = tokenSpans(text, { ...settings, tokenize: "words" });
	if (sentences.length <= SENTENCES_PER_LABEL) {
		return explainFeatures(indexText(text, words, settings), classify, settings);
	}
	const numSamples = Math.max(2, Math.floor(settings.numSamples / 2));
	const first = await explainFeatures(indexText(text, sentences, settings), classify, {
		...settings,
		numSamples,
		deletionTest: false,
	});
	const chosen: Span[] = first.labels.flatMap(({ features }) =>
		features.slice(0, SENTENCES_PER_LABEL).flatMap(({ spans }) => spans),
	);
	const chosenWords = words.filter(({ start, end }) =>
		chosen.some((sentence) => start < sentence.end && end > sentence.start),
	);
	const second = await explainFeatures(indexText(text, chosenWords, settings), classify, {
		...settings,
		labels: first.labels.map(({ column }) => column),
		numSamples: Math.max(2, settings.numSamples - numSamples),
	});
	return {
		...second,
		samples: first.samples + second.samples,
		scored: first.scored + second.scored,
		sentences: first.labels,
	};
}
