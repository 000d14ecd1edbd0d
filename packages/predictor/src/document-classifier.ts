import type { Span, TextClassifier } from "@mapper/lime-explain";
import { createReadingWeigher, type ExplainedDocument, type ProbabilityParts } from "./explained-document.js";
import type { MappingContext } from "./map-report.js";
import { createMaskScorer } from "./mask-scorer.js";

/**
 * A document as an explainer asks about it: by what is left of it, never by a text of its own.
 *
 * @param columns what is explained, from the probabilities of the techniques
 */
export function classifierOf(
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

/** What stands at a span. */
export function sliceOf(text: string, { start, end }: Span): string {
	return text.slice(start, end);
}
