import { explainText, type LabelExplanation, type Span, type TextClassifier } from "@mapper/lime-explain";
import type { ExplainSettings } from "./explain-options.js";
import {
	createReadingWeigher,
	distinctReadings,
	type ExplainedDocument,
	type ProbabilityParts,
} from "./explained-document.js";
import type { ExplainedTechnique } from "./explained-techniques.js";
import { findPieces } from "./explained-words.js";
import type { FoundWords } from "./found-words.js";
import type { MappingContext } from "./map-report.js";
import { createMaskScorer } from "./mask-scorer.js";
import type { TechniqueWarning } from "./report-explanation.js";

/** Sentences whose words are explained for each technique. */
const SENTENCES_PER_TECHNIQUE = 3;

/** A sentence matters from this share of the largest weight on: the words of others would only add noise. */
const LEAST_SHARE = 0.05;

/** Sentences that may be taken away, those with the best chance; all others stay in every sample. */
const MAX_SENTENCES = 200;

/** A sentence that was weighed, by its place in the document. */
export interface WeighedSentence {
	readonly at: number;
	readonly weight?: number;
}

/**
 * Weighs sentences, with half of the samples for all techniques together, and gives each technique those that matter,
 * three at most. In a document of no more sentences than that, all matter and nothing is sampled.
 */
export async function weighSentences(
	techniques: readonly ExplainedTechnique[],
	document: ExplainedDocument,
	settings: ExplainSettings,
	context: MappingContext,
): Promise<(readonly WeighedSentence[])[]> {
	const { spans } = document;
	if (spans.length <= SENTENCES_PER_TECHNIQUE) {
		return techniques.map(({ best }) =>
			spans.map((_, at) => ({ at })).sort((a, b) => Number(b.at === best) - Number(a.at === best)),
		);
	}
	if (techniques.length === 0) return [];
	const { seed, signal, onProgress } = settings;
	const places = likelySentences(techniques, document);
	const { labels } = await explainText(
		document.text,
		classifierOf(
			document,
			techniques.map(({ parts }) => parts),
			(probabilities) => probabilities,
			context,
		),
		{
			tokenize: () => places.map((at) => spans[at]!),
			labels: techniques.map((_, column) => column),
			numFeatures: SENTENCES_PER_TECHNIQUE,
			numSamples: sentenceSamples(settings),
			resamples: 0,
			seed,
			signal,
			onProgress: (progress) => {
				if (progress.type !== "batch-scored") return;
				onProgress?.({ type: "samples-scored", scored: progress.scored, total: progress.total });
			},
		},
	);
	const placeOf = new Map(places.map((at) => [spans[at]!.start, at]));
	return labels.map(({ features }) => {
		const least = Math.abs(features[0]?.weight ?? 0) * LEAST_SHARE;
		return features
			.filter(({ weight }) => Math.abs(weight) >= least)
			.map(({ spans: own, weight }) => ({ at: placeOf.get(own[0]!.start)!, weight }));
	});
}

/** Explains the words of some sentences by the probability of the whole document, for a technique and its runner-up. */
export async function explainBySamples(
	technique: ExplainedTechnique,
	runnerUp: ProbabilityParts | undefined,
	sentences: readonly WeighedSentence[],
	document: ExplainedDocument,
	settings: ExplainSettings,
	context: MappingContext,
): Promise<FoundWords> {
	const { words, indicators } = findPieces(
		document.text,
		sentences.map(({ at }) => document.spans[at]!),
	);
	const isSplit = document.spans.length > SENTENCES_PER_TECHNIQUE;
	const { numFeatures, numSamples, seed, confidence, deletionTest, signal, onProgress } = settings;
	const result = await explainText(
		document.text,
		classifierOf(
			document,
			runnerUp ? [technique.parts, runnerUp] : [technique.parts],
			// The difference is a label of its own: its weights are the differences of the weights.
			([own = 0, other]) => (other === undefined ? Float64Array.of(own) : Float64Array.of(own, own - other)),
			context,
		),
		{
			tokenize: () => words,
			keepTogether: indicators,
			labels: runnerUp ? [0, 1] : [0],
			numFeatures,
			numSamples: isSplit ? numSamples - sentenceSamples(settings) : numSamples,
			seed,
			confidence,
			deletionTest,
			signal,
			onProgress: (progress) => {
				if (progress.type !== "batch-scored") return;
				const { scored, total } = progress;
				onProgress?.({ type: "samples-scored", techniqueId: technique.id, scored, total });
			},
		},
	);
	const [explained, difference] = result.labels as (LabelExplanation | undefined)[];
	return {
		method: result.method === "enumerated" ? "enumerated" : "sampled",
		featureCount: result.featureCount,
		samples: result.samples,
		scored: result.scored,
		...(explained && { explained }),
		...(difference && { difference }),
		warnings: [
			...result.warnings
				.filter(({ label }) => label === undefined || label === 0)
				.map(({ code, message }) => ({ code, message })),
			...warnOfOthers(technique, sentences, document, context),
		],
	};
}

/** Without the sentences explained, this share of the probability makes their words look weaker than they are. */
const REDUNDANT_SHARE = 0.5;

function warnOfOthers(
	{ parts }: ExplainedTechnique,
	sentences: readonly WeighedSentence[],
	document: ExplainedDocument,
	context: MappingContext,
): TechniqueWarning[] {
	const weigh = createReadingWeigher([parts], context);
	const explained = new Set(sentences.map(({ at }) => sliceOf(document.text, document.spans[at]!)));
	const [all = 0] = weigh(distinctReadings(document));
	const [rest = 0] = weigh(distinctReadings(document, explained));
	if (all === 0 || rest < all * REDUNDANT_SHARE) return [];
	const message = `Other sentences carry it, too: without those explained here its probability would still be ${rest.toFixed(2)}, so no word weighs much.`;
	return [{ code: "redundant", message }];
}

function sentenceSamples({ numSamples }: ExplainSettings): number {
	return Math.floor(numSamples / 2);
}

function classifierOf(
	document: ExplainedDocument,
	techniques: readonly ProbabilityParts[],
	columns: (probabilities: Float64Array) => Float64Array,
	context: MappingContext,
): TextClassifier {
	const weigh = createReadingWeigher(techniques, context);
	const classify = (): never => {
		throw new Error("Expected masks to be scored, since the classifier prepares a text.");
	};
	return Object.assign(classify, {
		prepare: (_text: string, features: Parameters<NonNullable<TextClassifier["prepare"]>>[1]) =>
			createMaskScorer(document, features, { weigh, columns }, context),
	});
}

/** Places of the sentences with the best chance, in reading order, each text once: repeats go together. */
function likelySentences(
	techniques: readonly ExplainedTechnique[],
	{ text, spans, readings }: ExplainedDocument,
): number[] {
	const labels = new Set(techniques.flatMap(({ parts }) => parts.flat()));
	const chances = readings.map((reading) => {
		let best = 0;
		reading.labels.forEach((label, i) => {
			if (labels.has(label)) best = Math.max(best, reading.probabilities[i]!);
		});
		return best;
	});
	const chosen = new Set<string>();
	for (const at of spans.map((_, place) => place).sort((a, b) => chances[b]! - chances[a]! || a - b)) {
		if (chosen.size === MAX_SENTENCES) break;
		chosen.add(sliceOf(text, spans[at]!));
	}
	return spans.flatMap((span, at) => (chosen.has(sliceOf(text, span)) ? [at] : []));
}

function sliceOf(text: string, { start, end }: Span): string {
	return text.slice(start, end);
}
