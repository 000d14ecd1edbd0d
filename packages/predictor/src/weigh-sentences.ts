import { explainText } from "@mapper/lime-explain";
import { classifierOf, sliceOf } from "./document-classifier.js";
import type { ExplainSettings } from "./explain-options.js";
import type { ExplainedDocument } from "./explained-document.js";
import type { ExplainedTechnique } from "./explained-techniques.js";
import type { MappingContext } from "./map-report.js";

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

/** The samples left for the words of a technique: half of them went to the sentences, where there were more than enough. */
export function wordSamples({ spans }: ExplainedDocument, settings: ExplainSettings): number {
	const isWeighed = spans.length > SENTENCES_PER_TECHNIQUE;
	return isWeighed ? settings.numSamples - sentenceSamples(settings) : settings.numSamples;
}

function sentenceSamples({ numSamples }: ExplainSettings): number {
	return Math.floor(numSamples / 2);
}
