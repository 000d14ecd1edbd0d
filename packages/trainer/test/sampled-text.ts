import { createDocumentSummary } from "@mapper/lexical-model";
import type { SampledText } from "../src/sampled-texts.js";

/** A text of one sentence in which some labels seem to be there with some probability. */
export function sampledText(
	seen: readonly (readonly [label: number, probability: number])[],
	right: readonly number[],
	isAnnotated = false,
): SampledText {
	const summary = createDocumentSummary();
	summary.add({
		labels: Uint16Array.from(seen, ([label]) => label),
		probabilities: Float64Array.from(seen, ([, probability]) => probability),
		behaviour: 0,
	});
	return { summary, labels: new Set(right), isAnnotated, importance: 1 };
}
