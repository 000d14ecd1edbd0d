import { createDocumentSummary } from "@mapper/lexical-model";
import type { SampledText } from "../src/sampled-texts.js";

/** A text in which one sentence shows some labels with some probability, and the others show nothing. */
export function sampledText(
	seen: readonly (readonly [label: number, probability: number])[],
	right: readonly number[],
	{ isAnnotated = false, sentences = 1 } = {},
): SampledText {
	const summary = createDocumentSummary();
	summary.add({
		labels: Uint16Array.from(seen, ([label]) => label),
		probabilities: Float64Array.from(seen, ([, probability]) => probability),
		behaviour: 0,
	});
	const nothing = { labels: new Uint16Array(0), probabilities: new Float64Array(0), behaviour: 0 };
	for (let i = 1; i < sentences; i++) summary.add(nothing);
	return { summary, labels: new Set(right), isAnnotated, importance: 1 };
}
