import type { TreeEnsemble } from "@mapper/lexical-model";
import { type BinnedFeatures, binFeatures } from "./bin-features.js";
import { type BinnedTree, growTree } from "./grow-tree.js";
import { createRandom } from "./random.js";

/** Examples of a yes-or-no question. */
export interface TreeExamples {
	/** `[examples × dimensions]`, row by row. */
	readonly features: Float64Array;
	readonly dimensions: number;
	/** 1 for yes, 0 for no. */
	readonly targets: Uint8Array;
	/** How much each example counts. */
	readonly importances: Float64Array;
}

/** How trees are grown. */
export interface GrowTreesOptions {
	/** Number of trees. Default 150. */
	readonly trees?: number;
	/** Leaves of a tree at most. Default 15. */
	readonly leaves?: number;
	/** What each tree's answer counts. Default 0.06. */
	readonly rate?: number;
	/** Ridge penalty on the answer of a leaf. Default 5. */
	readonly ridge?: number;
	/** Examples of the sample in a leaf at least. Default 40. */
	readonly leafExamples?: number;
	/** Share of the examples each tree is grown from, drawn anew for each. Default 0.7. */
	readonly sample?: number;
	/** Seed of these draws. Default 1. */
	readonly seed?: number;
}

/** A grown ensemble. */
export interface GrownTrees {
	/** Log-odds of the mean, to be added to the sum of the trees. */
	readonly bias: number;
	readonly trees: TreeEnsemble;
	/** Log-odds of each example. */
	readonly logits: Float64Array;
}

/**
 * Grows trees for log-odds, each on what the ones before it got wrong: gradient boosting with logistic loss, split by
 * second-order gain over binned features, the leaf with the highest gain first.
 *
 * Thresholds and answers are rounded as `model.json` keeps them, so that a model that is read again answers the same.
 *
 * @see Friedman: Greedy Function Approximation: A Gradient Boosting Machine. Annals of Statistics 29, 2001; Chen,
 *   Guestrin: XGBoost. KDD 2016 (gain); Ke et al.: LightGBM. NeurIPS 2017 (bins, leaf-wise growth)
 */
export function growTrees(examples: TreeExamples, options: GrowTreesOptions = {}): GrownTrees {
	const { trees = 150, rate = 0.06, sample = 0.7, seed = 1 } = options;
	const { targets, importances } = examples;
	const count = targets.length;
	const binned = binFeatures(examples.features, examples.dimensions);
	const bias = logOddsOfMean(targets, importances);
	const logits = new Float64Array(count).fill(bias);
	const gradients = new Float64Array(count);
	const curvatures = new Float64Array(count);
	const drawn = new Int32Array(count);
	const random = createRandom(seed);
	const ensemble = {
		roots: [] as number[],
		features: [] as number[],
		values: [] as number[],
		left: [] as number[],
	};
	if (count === 0) return { bias, trees: ensemble, logits };
	for (let tree = 0; tree < trees; tree++) {
		let size = 0;
		for (let i = 0; i < count; i++) {
			const p = 1 / (1 + Math.exp(-logits[i]!));
			gradients[i] = importances[i]! * (p - targets[i]!);
			curvatures[i] = importances[i]! * p * (1 - p);
			if (random.next() < sample) drawn[size++] = i;
		}
		const grown = growTree(binned, gradients, curvatures, drawn.subarray(0, size), rate, options);
		for (let i = 0; i < count; i++) logits[i]! += answer(grown, binned, i);
		append(ensemble, grown, binned);
	}
	return { bias, trees: ensemble, logits };
}

function logOddsOfMean(targets: Uint8Array, importances: Float64Array): number {
	let yes = 0.5;
	let no = 0.5;
	for (let i = 0; i < targets.length; i++) {
		if (targets[i] === 1) yes += importances[i]!;
		else no += importances[i]!;
	}
	return Math.round(Math.log(yes / no) * ROUNDING) / ROUNDING;
}

/** Four digits keep `model.json` short. */
const ROUNDING = 10_000;

function answer(
	{ features, bins, values, left }: BinnedTree,
	{ codes, dimensions }: BinnedFeatures,
	row: number,
): number {
	let node = 0;
	while (features[node]! >= 0) {
		node = left[node]! + (codes[row * dimensions + features[node]!]! <= bins[node]! ? 0 : 1);
	}
	return values[node]!;
}

function append(
	ensemble: { roots: number[]; features: number[]; values: number[]; left: number[] },
	tree: BinnedTree,
	{ borders }: BinnedFeatures,
): void {
	const offset = ensemble.features.length;
	ensemble.roots.push(offset);
	tree.features.forEach((feature, node) => {
		ensemble.features.push(feature);
		ensemble.values.push(feature < 0 ? tree.values[node]! : borders[feature]![tree.bins[node]!]!);
		ensemble.left.push(feature < 0 ? 0 : offset + tree.left[node]!);
	});
}
