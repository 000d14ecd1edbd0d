/**
 * Decision trees whose answers are added, as they stand in `model.json`: three lists with one entry a node, all trees one
 * after the other. The right branch of a node follows its left branch.
 */
export interface TreeEnsemble {
	/** First node of each tree. */
	readonly roots: readonly number[];
	/** Number of the feature a node asks for; -1 in a leaf. */
	readonly features: readonly number[];
	/** Of a branching node the value from which on the right branch is taken; of a leaf what it adds. */
	readonly values: readonly number[];
	/** Left branch; 0 in a leaf. */
	readonly left: readonly number[];
}

/** Adds up the answers of all trees for the features that begin at `at`. */
export type TreeSum = (features: Float64Array, at: number) => number;

/** An ensemble that adds nothing. */
export const NO_TREES: TreeEnsemble = { roots: [], features: [], values: [], left: [] };

/** Packs an ensemble into typed arrays and returns its sum. */
export function compileTrees({ roots, features, values, left }: TreeEnsemble): TreeSum {
	const starts = Int32Array.from(roots);
	const askedFeatures = Int16Array.from(features);
	const nodeValues = Float64Array.from(values);
	const leftBranches = Int32Array.from(left);
	return (x, at) => {
		let sum = 0;
		for (let tree = 0; tree < starts.length; tree++) {
			let node = starts[tree] as number;
			for (;;) {
				const feature = askedFeatures[node] as number;
				if (feature < 0) break;
				const isLeft = (x[at + feature] as number) < (nodeValues[node] as number);
				node = (leftBranches[node] as number) + (isLeft ? 0 : 1);
			}
			sum += nodeValues[node] as number;
		}
		return sum;
	};
}

/** More nodes than this no training of ours makes (150 trees of 15 leaves have 4,350). */
const MAX_NODES = 100_000;

/**
 * Whether a value read from a file is an ensemble over `featureCount` features that ends for every input: branches lead
 * forward only.
 */
export function isTreeEnsemble(value: unknown, featureCount: number): value is TreeEnsemble {
	const { roots, features, values, left } = (value ?? {}) as Partial<TreeEnsemble>;
	if (!Array.isArray(roots) || !Array.isArray(features) || !Array.isArray(values) || !Array.isArray(left))
		return false;
	const count = features.length;
	if (count > MAX_NODES || values.length !== count || left.length !== count) return false;
	const isNode = (node: unknown) =>
		Number.isInteger(node) && (node as number) >= 0 && (node as number) < count;
	// Each tree keeps to its own nodes, so that the work for one text is bounded by their number.
	const endOf = new Map<unknown, number>(roots.map((root, tree) => [root, roots[tree + 1] ?? count]));
	let end = 0;
	return (
		roots.every((root, tree) => isNode(root) && (tree === 0 ? root === 0 : root > roots[tree - 1])) &&
		(count === 0 || roots.length > 0) &&
		values.every(Number.isFinite) &&
		features.every((feature, node) => {
			end = endOf.get(node) ?? end;
			if (!Number.isInteger(feature) || feature < -1 || feature >= featureCount) return false;
			if (feature === -1) return true;
			return isNode(left[node]) && left[node] > node && left[node] + 1 < end;
		})
	);
}
