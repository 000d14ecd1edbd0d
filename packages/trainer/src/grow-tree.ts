import type { BinnedFeatures } from "./bin-features.js";
import type { GrowTreesOptions } from "./grow-trees.js";

/** A tree over bins: a branching node sends bins up to `bins[node]` to the left. */
export interface BinnedTree {
	readonly features: number[];
	readonly bins: number[];
	readonly values: number[];
	readonly left: number[];
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

/**
 * Grows one tree on gradients and curvatures of the loss: the leaf whose split gains most branches first.
 *
 * @param drawn numbers of the examples to grow from; put into another order
 */
export function growTree(
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
		tree.values[node] = Math.round(value * ROUNDING) / ROUNDING;
	}
	return tree;
}

/** Answers have five digits, so that `model.json` stays short. */
const ROUNDING = 100_000;
