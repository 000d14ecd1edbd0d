import { compileTrees, type TreeEnsemble } from "@mapper/lexical-model";
import { fitLogistic } from "./fit-logistic.js";
import { type GrowTreesOptions, growTrees, type TreeExamples } from "./grow-trees.js";
import { FOLDS } from "./out-of-fold.js";

/** Examples of a yes-or-no question in folds and groups. */
export interface BoostedExamples extends TreeExamples {
	readonly folds: Int8Array;
	/** Group of each example: groups have intercepts of their own. */
	readonly groups: Uint16Array;
	readonly groupCount: number;
}

/** Trees, then a logistic regression over their sum and some features, with an intercept for each group. */
export interface BoostedLogistic {
	readonly trees: TreeEnsemble;
	readonly bias: number;
	readonly treeWeight: number;
	/** Of the first features, as many as were asked for. */
	readonly weights: readonly number[];
	readonly intercepts: readonly number[];
}

/** How boosted trees and what is behind them are fitted. */
export interface FitBoostedOptions extends GrowTreesOptions {
	/** How many features stand beside the trees in the regression, from the first on. */
	readonly linearFeatures: number;
	/** Ridge penalty on each group's intercept. */
	readonly groupRidge: number;
}

/** A fit on all examples, and for each fold one without it. */
export interface FittedBoosted {
	readonly all: BoostedLogistic;
	readonly byFold: readonly BoostedLogistic[];
}

/**
 * Fits trees on all examples and once without each fold. The regression learns from what trees say of examples they did
 * not see: on their own examples trees are too sure, and a regression that trusts them is too.
 *
 * The fit without a fold has trees and regression examples of the other folds only; but what trees say of those comes from
 * trees that saw the fold, so a trace of it is in the few weights of the regression. On made-up data it changed the loss on
 * the fold by less than a thousandth.
 *
 * @see Wolpert: Stacked Generalization. Neural Networks 5, 1992
 */
export function fitBoostedLogistic(examples: BoostedExamples, options: FitBoostedOptions): FittedBoosted {
	const { folds, targets, dimensions, features } = examples;
	const rows = Int32Array.from(targets.keys());
	const without = Array.from({ length: FOLDS }, (_, fold) =>
		growTrees(
			takeExamples(
				examples,
				rows.filter((row) => folds[row] !== fold),
			),
			options,
		),
	);
	const sums = without.map(({ trees }) => compileTrees(trees));
	const heldOut = Float64Array.from(rows, (row) => sums[folds[row]!]!(features, row * dimensions));
	const regress = (trees: TreeEnsemble, leftOut?: number): BoostedLogistic => {
		const taken = rows.filter((row) => folds[row] !== leftOut);
		return { trees, ...fitRegression(examples, heldOut, taken, options) };
	};
	return {
		all: regress(growTrees(examples, options).trees),
		byFold: without.map(({ trees }, fold) => regress(trees, fold)),
	};
}

function fitRegression(
	examples: BoostedExamples,
	sums: Float64Array,
	taken: Int32Array,
	{ linearFeatures, groupRidge }: FitBoostedOptions,
): Omit<BoostedLogistic, "trees"> {
	const width = 1 + linearFeatures;
	const features = new Float64Array(taken.length * width);
	taken.forEach((row, i) => {
		const first = row * examples.dimensions;
		features[i * width] = sums[row]!;
		features.set(examples.features.subarray(first, first + linearFeatures), i * width + 1);
	});
	const { bias, weights, intercepts } = fitLogistic(
		{
			features,
			dimensions: width,
			groups: Uint16Array.from(taken, (row) => examples.groups[row]!),
			groupCount: examples.groupCount,
			targets: Uint8Array.from(taken, (row) => examples.targets[row]!),
			importances: Float64Array.from(taken, (row) => examples.importances[row]!),
		},
		{ groupRidge },
	);
	const [treeWeight = 0, ...others] = Array.from(weights, roundCoefficient);
	return {
		bias: roundCoefficient(bias),
		treeWeight,
		weights: others,
		intercepts: Array.from(intercepts, roundCoefficient),
	};
}

function takeExamples(examples: TreeExamples, taken: Int32Array): TreeExamples {
	const { dimensions } = examples;
	const features = new Float64Array(taken.length * dimensions);
	taken.forEach((row, i) => {
		features.set(examples.features.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
	});
	return {
		features,
		dimensions,
		targets: Uint8Array.from(taken, (row) => examples.targets[row]!),
		importances: Float64Array.from(taken, (row) => examples.importances[row]!),
	};
}

/** Four digits keep model.json short; a logit moves by less than a thousandth. */
export function roundCoefficient(value: number): number {
	return Math.round(value * 10_000) / 10_000;
}
