import { createFeaturizer, type FeatureTable, type SparseVector } from "./featurize.js";
import { readScoreTerms, type ScoreTerms } from "./score-terms.js";

/**
 * A sparse linear model with many outputs, stored by feature: feature `f` touches the entries `postingStarts[f]` up to
 * `postingStarts[f + 1]`.
 */
export interface LexicalWeights {
	readonly table: FeatureTable;
	readonly outputCount: number;
	/** `[features + 1]`. */
	readonly postingStarts: Int32Array;
	/** Output of each entry, ascending within a feature. */
	readonly postingOutputs: Uint16Array;
	/** Weight of each entry in steps of its output's scale. */
	readonly postingSteps: Int8Array;
	/** `[outputs]`: what one step is worth. */
	readonly scales: Float32Array;
	/** `[outputs]`. */
	readonly biases: Float32Array;
}

/** Scores texts with a {@link LexicalWeights}. */
export interface LexicalScorer {
	readonly outputCount: number;
	/**
	 * Scores one text: for each output the distance from its separating plane, about -1 for a clear no and 1 for a
	 * clear yes.
	 *
	 * @param scores written and returned, `[outputs]`; a new array when absent
	 */
	score(text: string, scores?: Float32Array): Float32Array;
	/** The features of a text, as {@link LexicalScorer.scoreVector} takes them. */
	featurize(text: string): SparseVector;
	/** Scores a vector of this model's features. */
	scoreVector(vector: SparseVector, scores?: Float32Array): Float32Array;
	/** Takes the scores of a text apart: what each of its features adds to the outputs asked for, and where it stands. */
	terms(text: string, outputs: readonly number[]): ScoreTerms;
}

/** Makes a scorer. It keeps scratch space: use one per thread. */
export function createLexicalScorer(weights: LexicalWeights): LexicalScorer {
	const { outputCount, postingStarts, postingOutputs, postingSteps, scales, biases } = weights;
	const featurizer = createFeaturizer(weights.table);
	const sums = new Float64Array(outputCount);

	function scoreVector(
		vector: SparseVector,
		scores: Float32Array = new Float32Array(outputCount),
	): Float32Array {
		const { indices, values } = vector;
		sums.fill(0);
		for (let i = 0; i < indices.length; i++) {
			const feature = indices[i] as number;
			const value = values[i] as number;
			const end = postingStarts[feature + 1] as number;
			for (let p = postingStarts[feature] as number; p < end; p++) {
				sums[postingOutputs[p] as number]! += value * (postingSteps[p] as number);
			}
		}
		for (let output = 0; output < outputCount; output++) {
			scores[output] = (sums[output] as number) * (scales[output] as number) + (biases[output] as number);
		}
		return scores;
	}

	return {
		outputCount,
		featurize: (text) => featurizer.featurize(text),
		scoreVector,
		score: (text, scores) => scoreVector(featurizer.featurize(text), scores),
		terms: (text, outputs) => readScoreTerms(text, outputs, weights, featurizer),
	};
}
