import type { TextClassifier } from "./classifier.js";
import { explainFeatures } from "./explain-features.js";
import { explainSentencesFirst } from "./explain-sentences-first.js";
import type { TextExplanation } from "./explanation.js";
import { indexText } from "./indexed-text.js";
import { checkExplainOptions, type ExplainOptions } from "./options.js";
import { tokenSpans } from "./tokenize.js";

/**
 * Explains what a classifier says of a text: which words carried a label, and how sure that is.
 *
 * LIME for text (Ribeiro, Singh, Guestrin 2016): words are removed at random, the classifier scores what is left, and a
 * weighted ridge regression on the presence of words stands for the classifier near the text. All labels are explained
 * from one set of samples. A text of at most 12 words is explained from all its masks, without chance.
 *
 * @param classify any `(texts, { signal }) => probabilities`, `[texts][labels]`; called batch by batch, the text as
 *   given first
 * @throws LimeExplainError `LIME_EXPLAIN_OPTION_INVALID`, `LIME_EXPLAIN_LABEL_UNKNOWN`, `LIME_EXPLAIN_SPANS_INVALID`,
 *   `LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID`, `LIME_EXPLAIN_TOO_MANY_FEATURES`; what the classifier throws; and the
 *   signal's reason
 * @see the Python package lime 0.2.0.1, `LimeTextExplainer`: same neighbourhood, kernel, selection and ridge
 * @example
 * ```ts
 * const classify = async (texts) => texts.map((text) => [text.includes("beacon") ? 0.9 : 0.2]);
 * const { labels } = await explainText("A beacon called home", classify);
 * console.log(labels[0].features[0].text); // beacon
 * ```
 */
export async function explainText(
	text: string,
	classify: TextClassifier,
	options: ExplainOptions = {},
): Promise<TextExplanation> {
	const settings = checkExplainOptions(options);
	const { tokenize } = settings;
	if (tokenize === "sentence-then-word") return explainSentencesFirst(text, classify, settings);
	const tokens = tokenSpans(text, { ...settings, tokenize });
	return explainFeatures(indexText(text, tokens, settings), classify, settings);
}
