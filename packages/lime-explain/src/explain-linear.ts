import { chooseColumns } from "./choose-columns.js";
import { LimeExplainError } from "./errors.js";
import type { LabelExplanation, TextExplanation } from "./explanation.js";
import { type IndexedText, indexText } from "./indexed-text.js";
import { largest } from "./largest.js";
import { checkExplainOptions, type ExplainOptions } from "./options.js";
import { checkSpans, type Span } from "./span.js";
import { sentenceSpans, tokenSpans } from "./tokenize.js";
import { warnOfText } from "./warnings.js";

/** What one feature of a linear model (a word, a pair of words, a character n-gram) adds to the scores of a text. */
export interface LinearTerm {
	/** Where it stands in the text: what it adds is shared equally by these places. */
	readonly spans: readonly Span[];
	/** `[labels]`: what it adds to each score, all its occurrences together. */
	readonly scores: ArrayLike<number>;
}

/** A text as a linear model reads it: `score = intercept + Σ terms`. */
export interface LinearReading {
	/** `[labels]`. */
	readonly intercepts: ArrayLike<number>;
	readonly terms: Iterable<LinearTerm>;
}

/** Options of {@link explainLinear}: those of {@link ExplainOptions} that need no samples. */
export type ExplainLinearOptions = Pick<
	ExplainOptions,
	| "labels"
	| "labelIds"
	| "topLabels"
	| "numFeatures"
	| "bagOfWords"
	| "tokenize"
	| "keepTogether"
	| "sentences"
>;

/**
 * Explains a model whose scores are sums over features: exact contributions of the words, without samples.
 *
 * A term's contribution is shared equally by its places, and at each place by the words it touches. What touches no
 * word goes to the intercept. So the contributions sum to the score: `intercept + Σ weights + remainder = prediction`.
 *
 * @param read gives the model's terms for the text; called once
 * @throws LimeExplainError `LIME_EXPLAIN_OPTION_INVALID`, `LIME_EXPLAIN_LABEL_UNKNOWN`, `LIME_EXPLAIN_SPANS_INVALID`,
 *   `LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID`
 * @example
 * ```ts
 * const read = () => ({ intercepts: [-1], terms: [{ spans: [{ start: 2, end: 8 }], scores: [1.5] }] });
 * const { labels } = explainLinear("A beacon", read);
 * console.log(labels[0].features[0].text, labels[0].prediction); // beacon 0.5
 * ```
 */
export function explainLinear(
	text: string,
	read: (text: string) => LinearReading,
	options: ExplainLinearOptions = {},
): TextExplanation {
	const settings = checkExplainOptions(options);
	const tokens = linearTokens(text, settings);
	const indexed = indexText(text, tokens, settings);
	const featureCount = indexed.features.length;
	const result = { method: "linear", featureCount, samples: 0, scored: 0, seed: settings.seed } as const;
	const warnings = warnOfText(featureCount);
	if (featureCount === 0) return { ...result, labels: [], sentences: [], warnings };

	const { intercepts, sums, scores } = shareTerms(indexed, tokens, read(text));
	const labels = chooseColumns(scores, settings).map((column): LabelExplanation => {
		const weights = Float64Array.from(sums, (ofFeature) => ofFeature[column]!);
		const features = largest(weights, settings.numFeatures)
			.filter((index) => weights[index] !== 0)
			.map((index) => ({
				index,
				text: indexed.features[index]!.text,
				weight: weights[index]!,
				standardError: 0,
				isBelowNoise: false,
				spans: indexed.features[index]!.spans,
			}));
		const listed = features.reduce((sum, { weight }) => sum + weight, 0);
		return {
			label: settings.labelIds?.[column] ?? column,
			column,
			features,
			intercept: intercepts[column]!,
			remainder: scores[column]! - intercepts[column]! - listed,
			score: 1,
			localPrediction: scores[column]!,
			prediction: scores[column]!,
		};
	});
	return { ...result, labels, sentences: [], warnings };
}

/** Words, unless the caller wants other pieces. */
function linearTokens(text: string, settings: ReturnType<typeof checkExplainOptions>): Span[] {
	const { tokenize } = settings;
	if (tokenize !== "sentence-then-word") return tokenSpans(text, { ...settings, tokenize });
	// Nothing is sampled, so there is no need to find the sentences that matter first.
	sentenceSpans(text, settings.sentences);
	return tokenSpans(text, { ...settings, tokenize: "words" });
}

function shareTerms(indexed: IndexedText, tokens: readonly Span[], reading: LinearReading) {
	const labelCount = reading.intercepts.length;
	const intercepts = checkScores(reading.intercepts, labelCount);
	const scores = intercepts.slice();
	const sums = indexed.features.map(() => new Float64Array(labelCount));
	const featureOf = new Map<number, number>();
	indexed.features.forEach(({ spans }, feature) => {
		for (const { start } of spans) featureOf.set(start, feature);
	});
	for (const term of reading.terms) {
		const added = checkScores(term.scores, labelCount);
		for (let label = 0; label < labelCount; label++) scores[label]! += added[label]!;
		const spans = checkSpans(term.spans, indexed.text, "terms");
		const places = spans.length === 0 ? [[]] : spans.map((span) => touched(tokens, span));
		for (const place of places) {
			const receivers =
				place.length === 0 ? [intercepts] : place.map((token) => sums[featureOf.get(token.start)!]!);
			const share = 1 / (places.length * receivers.length);
			for (const receiver of receivers) {
				for (let label = 0; label < labelCount; label++) receiver[label]! += added[label]! * share;
			}
		}
	}
	return { intercepts, sums, scores };
}

/** The tokens that overlap a span, by binary search. */
function touched(tokens: readonly Span[], { start, end }: Span): readonly Span[] {
	let low = 0;
	let high = tokens.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (tokens[middle]!.end <= start) low = middle + 1;
		else high = middle;
	}
	let last = low;
	while (last < tokens.length && tokens[last]!.start < end) last++;
	return tokens.slice(low, last);
}

function checkScores(scores: ArrayLike<number>, labelCount: number): Float64Array {
	const checked = Float64Array.from(scores);
	if (labelCount > 0 && checked.length === labelCount && checked.every(Number.isFinite)) return checked;
	throw new LimeExplainError(
		"LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID",
		`The linear model's scores: expected ${labelCount || "one or more"} finite numbers, one for each label, but got ${checked.length}: ${checked.slice(0, 5).join(", ")}. Return as many as intercepts.`,
	);
}
