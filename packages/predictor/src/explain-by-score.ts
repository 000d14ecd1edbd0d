import { explainLinear } from "@mapper/lime-explain";
import type { ExplainSettings } from "./explain-options.js";
import type { ExplainedDocument, ProbabilityParts } from "./explained-document.js";
import type { ExplainedTechnique } from "./explained-techniques.js";
import { findPieces } from "./explained-words.js";
import type { FoundWords } from "./found-words.js";
import type { MappingContext } from "./map-report.js";

/**
 * Explains the best sentence of a technique by its linear score there: what its words, pairs of words and runs of
 * characters add, shared among the words they touch.
 */
export function explainByScore(
	{ parts, best }: ExplainedTechnique,
	runnerUp: ProbabilityParts | undefined,
	document: ExplainedDocument,
	{ numFeatures }: ExplainSettings,
	{ model }: MappingContext,
): FoundWords {
	const sentence = document.spans[best]!;
	const words = document.text.slice(sentence.start, sentence.end);
	const scores = model.scorer.score(words);
	const outputs = (runnerUp ? [parts, runnerUp] : [parts]).map((of) => highestOf(of.flat(), scores));
	const { intercepts, terms } = model.scorer.terms(words, outputs);
	// The last column is the difference, where there is a runner-up.
	const columns = ([own = 0, other]: ArrayLike<number> & Iterable<number>) =>
		other === undefined ? [own] : [own, own - other];
	const pieces = findPieces(document.text, [sentence]);
	const result = explainLinear(
		document.text,
		() => ({
			intercepts: columns(intercepts),
			terms: terms.map(({ spans, scores: added }) => ({
				spans: spans.map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end })),
				scores: columns(added),
			})),
		}),
		{
			tokenize: () => pieces.words,
			keepTogether: pieces.indicators,
			labels: runnerUp ? [0, 1] : [0],
			numFeatures,
		},
	);
	const [explained, difference] = result.labels;
	return {
		method: "exact",
		featureCount: result.featureCount,
		samples: 0,
		scored: 0,
		...(explained && { explained }),
		...(difference && { difference }),
		warnings: result.warnings,
	};
}

function highestOf(labels: readonly number[], scores: Float32Array): number {
	return labels.reduce((best, label) => (scores[label]! > scores[best]! ? label : best), labels[0]!);
}
