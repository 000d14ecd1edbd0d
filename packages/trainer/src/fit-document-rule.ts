import { DOCUMENT_FEATURE_COUNT, type DocumentRule } from "@mapper/lexical-model";
import { roundCoefficient } from "./fit-calibration.js";
import { fitLogistic } from "./fit-logistic.js";
import type { SampledText } from "./sampled-texts.js";

/** Fits how sentences become a report's techniques, from texts of two sentences and more. */
export function fitDocumentRule(
	texts: readonly SampledText[],
	labelCount: number,
	isAnnotated: (label: number) => boolean,
): DocumentRule {
	const longer = texts.filter(({ summary }) => summary.sentenceCount > 1);
	const pairs = longer.flatMap((text) =>
		text.summary
			.labels()
			.filter((label) => !text.isAnnotated || isAnnotated(label))
			.map((label) => ({ text, label })),
	);
	const features = new Float64Array(pairs.length * DOCUMENT_FEATURE_COUNT);
	pairs.forEach(({ text, label }, i) => {
		text.summary.fillFeatures(features, i * DOCUMENT_FEATURE_COUNT, label);
	});
	const fit = fitLogistic(
		{
			features,
			dimensions: DOCUMENT_FEATURE_COUNT,
			groups: Uint16Array.from(pairs, ({ label }) => label),
			groupCount: labelCount,
			targets: Uint8Array.from(pairs, ({ text, label }) => (text.labels.has(label) ? 1 : 0)),
			importances: Float64Array.from(pairs, ({ text }) => text.importance),
		},
		{ groupRidge: 10 },
	);
	return {
		bias: roundCoefficient(fit.bias),
		weights: Array.from(fit.weights, roundCoefficient),
		intercepts: Array.from(fit.intercepts, roundCoefficient),
	};
}
