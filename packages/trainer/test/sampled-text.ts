import { createDocumentSummary, findFamilies, type LabelKnowledge } from "@mapper/lexical-model";
import type { SampledText } from "../src/sampled-texts.js";

/** What is special about a text. */
interface SampledTextOptions {
	isAnnotated?: boolean;
	/** Number of sentences. Default 1. */
	sentences?: number;
	fold?: number;
	importance?: number;
	/** Probability that the showing sentence reports behaviour; the others do not. Default 0. */
	behaviour?: number;
}

/** A text in which one sentence shows some labels with some probability, and the others show nothing. */
export function sampledText(
	seen: readonly (readonly [label: number, probability: number])[],
	right: readonly number[],
	options: SampledTextOptions = {},
): SampledText {
	const { isAnnotated = false, sentences = 1, fold = 0, importance = 1, behaviour = 0 } = options;
	const summary = createDocumentSummary();
	summary.add({
		labels: Uint16Array.from(seen, ([label]) => label),
		probabilities: Float64Array.from(seen, ([, probability]) => probability),
		behaviour,
		prose: 0,
	});
	const nothing = { labels: new Uint16Array(0), probabilities: new Float64Array(0), behaviour: 0, prose: 0 };
	for (let i = 1; i < sentences; i++) summary.add(nothing);
	return { summary, labels: new Set(right), fold, isAnnotated, importance };
}

/** Techniques without relatives, of which nothing is known before reading. */
export function knowledgeOf(labelCount: number): LabelKnowledge {
	const ids = Array.from({ length: labelCount }, (_, label) => `T${1000 + label}`);
	const zeros = ids.map(() => 0);
	return { families: findFamilies(ids), priors: { procedures: zeros, reports: zeros } };
}
