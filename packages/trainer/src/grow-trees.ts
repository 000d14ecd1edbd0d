import type { TreeEnsemble } from "@mapper/lexical-model";
import { type BinnedFeatures, binFeatures } from "./bin-features.js";
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

/** A tree over bins: a branching node sends bins up to `bins[node]` to the left. */
interface BinnedTree {
	readonly features: number[];
	readonly bins: number[];
	readonly values: number[];
	readonly left: number[];
}

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

/** A node that may still branch: a stretch of the drawn examples and the sums over their bins. */
interface OpenLeaf {
	readonly node: number;
	readonly from: number;
	readonly to: number;
	/** `[dimensions × MAX_BINS × 3]`: gradient, curvature, examples of each bin. */
	readonly sums: Float64Array;
	readonly gradient: number;
	readonly curvature: number;
	readonly split?: Split;
}

interface Split {
	readonly gain: number;
	readonly feature: number;
	readonly bin: number;
}

/** Less gain than this is rounding. */
const NEGLIGIBLE_GAIN = 1e-6;
/** Curvature on each side at least: below it an answer would be a guess. */
const LEAST_CURVATURE = 1;

function growTree(
	binned: BinnedFeatures,
	gradients: Float64Array,
	curvatures: Float64Array,
	drawn: Int32Array,
	rate: number,
	{ leaves = 15, ridge = 5, leafExamples = 40 }: GrowTreesOptions,
): BinnedTree {
	const { codes, dimensions, maxBins } = binned;
	const tree: BinnedTree = { features: [-1], bins: [0], values: [0], left: [0] };
	const later = new Int32Array(drawn.length);

	function sumBins(from: number, to: number): Float64Array {
		const sums = new Float64Array(dimensions * maxBins * 3);
		for (let k = from; k < to; k++) {
			const row = drawn[k]!;
			const gradient = gradients[row]!;
			const curvature = curvatures[row]!;
			for (let f = 0, base = row * dimensions; f < dimensions; f++) {
				const at = (f * maxBins + codes[base + f]!) * 3;
				sums[at]! += gradient;
				sums[at + 1]! += curvature;
				sums[at + 2]!++;
			}
		}
		return sums;
	}

	function openLeaf(node: number, from: number, to: number, sums: Float64Array): OpenLeaf {
		let gradient = 0;
		let curvature = 0;
		for (let at = 0; at < maxBins * 3; at += 3) {
			gradient += sums[at]!;
			curvature += sums[at + 1]!;
		}
		const leaf = { node, from, to, sums, gradient, curvature };
		return { ...leaf, split: findSplit(leaf) };
	}

	function findSplit({ from, to, sums, gradient, curvature }: OpenLeaf): Split | undefined {
		const unsplit = (gradient * gradient) / (curvature + ridge);
		let best: Split | undefined;
		for (let feature = 0; feature < dimensions; feature++) {
			let leftGradient = 0;
			let leftCurvature = 0;
			let leftCount = 0;
			const lastBin = binned.borders[feature]!.length;
			for (let bin = 0; bin < lastBin; bin++) {
				const at = (feature * maxBins + bin) * 3;
				leftGradient += sums[at]!;
				leftCurvature += sums[at + 1]!;
				leftCount += sums[at + 2]!;
				const rightCurvature = curvature - leftCurvature;
				if (leftCount < leafExamples || leftCurvature < LEAST_CURVATURE) continue;
				if (to - from - leftCount < leafExamples || rightCurvature < LEAST_CURVATURE) break;
				const rightGradient = gradient - leftGradient;
				const gain =
					(leftGradient * leftGradient) / (leftCurvature + ridge) +
					(rightGradient * rightGradient) / (rightCurvature + ridge) -
					unsplit;
				if (gain > (best?.gain ?? NEGLIGIBLE_GAIN)) best = { gain, feature, bin };
			}
		}
		return best;
	}

	/** Puts the examples that go left first, in their order, and returns where the others begin. */
	function partition({ from, to }: OpenLeaf, { feature, bin }: Split): number {
		let kept = from;
		let moved = 0;
		for (let k = from; k < to; k++) {
			const row = drawn[k]!;
			if (codes[row * dimensions + feature]! <= bin) drawn[kept++] = row;
			else later[moved++] = row;
		}
		drawn.set(later.subarray(0, moved), kept);
		return kept;
	}

	const open = [openLeaf(0, 0, drawn.length, sumBins(0, drawn.length))];
	while (open.length < leaves) {
		let chosen = -1;
		for (let i = 0; i < open.length; i++) {
			if (open[i]!.split && (chosen < 0 || open[i]!.split!.gain > open[chosen]!.split!.gain)) chosen = i;
		}
		if (chosen < 0) break;
		const [leaf] = open.splice(chosen, 1) as [OpenLeaf];
		const split = leaf.split!;
		const middle = partition(leaf, split);
		const left = tree.features.length;
		tree.features[leaf.node] = split.feature;
		tree.bins[leaf.node] = split.bin;
		tree.left[leaf.node] = left;
		tree.features.push(-1, -1);
		tree.bins.push(0, 0);
		tree.values.push(0, 0);
		tree.left.push(0, 0);
		// The sums of the larger side are what the smaller leaves of the whole.
		const isLeftSmaller = middle - leaf.from <= leaf.to - middle;
		const smaller = isLeftSmaller ? sumBins(leaf.from, middle) : sumBins(middle, leaf.to);
		const larger = leaf.sums.map((sum, at) => sum - smaller[at]!);
		open.push(
			openLeaf(left, leaf.from, middle, isLeftSmaller ? smaller : larger),
			openLeaf(left + 1, middle, leaf.to, isLeftSmaller ? larger : smaller),
		);
	}
	for (const { node, gradient, curvature } of open) {
		const value = (-rate * gradient) / (curvature + ridge);
		tree.values[node] = Math.round(value * ROUNDING * 10) / (ROUNDING * 10);
	}
	return tree;
}
