import type { TechniqueExplanation, TechniqueExplanationMethod } from "@mapper/predictor";
import { groupDigits } from "./columns.js";

/** A weight with its sign: `+0.262`, `-0.035`. */
export function signedWeight(weight: number): string {
	return `${weight < 0 ? "-" : "+"}${Math.abs(weight).toFixed(3)}`;
}

/** The largest weight, against which bars are drawn; never 0. */
export function largestWeight(words: readonly { readonly weight: number }[]): number {
	return Math.max(Number.MIN_VALUE, ...words.map(({ weight }) => Math.abs(weight)));
}

const METHODS: Readonly<Record<TechniqueExplanationMethod, string>> = {
	sampled: "sampled",
	enumerated: "all combinations of words",
	exact: "exact",
};

/** How an explanation was come by and how far to trust it, fact by fact. */
export function qualityFacts({ method, unit, explanation }: TechniqueExplanation): string[] {
	const { score, samples, stability, prediction } = explanation;
	const measure = unit === "probability" ? "shares of the probability" : "shares of the linear score";
	if (method === "exact") return [METHODS[method], measure, `score ${signedWeight(prediction)}`];
	return [
		METHODS[method],
		measure,
		`R² ${score.toFixed(2)}`,
		`${groupDigits(samples)} samples`,
		...(stability ? [`top three stable to ${Math.round(stability.topThree * 100)} %`] : []),
	];
}

/** What the deletion test says, where it was made and there was something to delete. */
export function deletionFact({ explanation }: TechniqueExplanation): string | undefined {
	const { deletion, prediction } = explanation;
	if (!deletion || deletion.removedCount === 0) return undefined;
	const words = deletion.removedCount === 1 ? "the word" : `the ${deletion.removedCount} words`;
	const others = (prediction - deletion.randomDrop).toFixed(2);
	return `Without ${words} for it: ${deletion.probability.toFixed(2)}. Without as many at random: ${others}.`;
}

/** Why it is explained, in a few words. */
export function statusOf({ isReported, basis }: TechniqueExplanation): string {
	if (!isReported) return "not reported";
	return basis === "stated" ? "reported, stated in the text" : "reported";
}
