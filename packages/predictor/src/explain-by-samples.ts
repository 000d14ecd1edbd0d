import { explainText, type LabelExplanation } from "@mapper/lime-explain";
import { classifierOf, sliceOf } from "./document-classifier.js";
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
import type { TechniqueWarning } from "./report-explanation.js";
import { type WeighedSentence, wordSamples } from "./weigh-sentences.js";

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
	const { numFeatures, seed, confidence, deletionTest, signal, onProgress } = settings;
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
			numSamples: wordSamples(document, settings),
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
