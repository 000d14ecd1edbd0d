import type { FeatureSpan, Featurizer } from "./featurize.js";
import type { LexicalWeights } from "./sparse-linear.js";

/** What one feature of a text adds to some of its scores. */
export interface ScoreTerm {
	/** Where it stands in the text, every occurrence in reading order; at least one. */
	readonly spans: readonly FeatureSpan[];
	/** `[outputs asked for]`: what it adds to each score, all its occurrences together. */
	readonly scores: Float64Array;
}

/** The scores of a text taken apart: `score = intercept + Σ terms`, to the rounding of 32-bit numbers. */
export interface ScoreTerms {
	/** `[outputs asked for]`: what the scores are without any feature. */
	readonly intercepts: Float64Array;
	/** Words, pairs and character n-grams that add something, in the order of the text's vector. */
	readonly terms: readonly ScoreTerm[];
}

/**
 * Takes the scores of a text apart. Contributions are those to this very text: its vector is scaled to length 1, so a
 * word taken away would change what the others add a little.
 *
 * @param outputs numbers of the outputs to take apart; one may come twice
 */
export function readScoreTerms(
	text: string,
	outputs: readonly number[],
	weights: Omit<LexicalWeights, "table">,
	featurizer: Featurizer,
): ScoreTerms {
	const { postingStarts, postingOutputs, postingSteps, scales, biases } = weights;
	const { indices, values } = featurizer.featurize(text);
	const places = featurizer.locate(text);
	const terms: ScoreTerm[] = [];
	indices.forEach((feature, i) => {
		const scores = new Float64Array(outputs.length);
		let adds = false;
		for (let p = postingStarts[feature] as number; p < (postingStarts[feature + 1] as number); p++) {
			const output = postingOutputs[p] as number;
			outputs.forEach((asked, place) => {
				if (asked !== output) return;
				scores[place] = (values[i] as number) * (postingSteps[p] as number) * (scales[output] as number);
				adds = true;
			});
		}
		if (adds) terms.push({ spans: places.get(feature) ?? [], scores });
	});
	return { intercepts: Float64Array.from(outputs, (output) => biases[output] as number), terms };
}
