import { compileTrees, isTreeEnsemble } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { type GrowTreesOptions, growTrees, type TreeExamples } from "../src/grow-trees.js";
import { createRandom } from "../src/random.js";

/** Three features in [0, 1); yes where the first is below 0.3 and the second from 0.6 on; the third says nothing. */
function plantedRule(count: number, seed: number): TreeExamples {
	const random = createRandom(seed);
	const features = Float64Array.from({ length: count * 3 }, () => random.next());
	const targets = Uint8Array.from({ length: count }, (_, i) =>
		features[3 * i]! < 0.3 && features[3 * i + 1]! >= 0.6 ? 1 : 0,
	);
	return { features, dimensions: 3, targets, importances: new Float64Array(count).fill(1) };
}

/** Examples of one feature. */
const oneFeature = (values: number[], targets: number[], importance = 10): TreeExamples => ({
	features: Float64Array.from(values),
	dimensions: 1,
	targets: Uint8Array.from(targets),
	importances: new Float64Array(values.length).fill(importance),
});
const PLAIN: GrowTreesOptions = { trees: 1, leaves: 2, rate: 1, ridge: 0, leafExamples: 1, sample: 1 };

describe("worked by hand", () => {
	const examples = oneFeature([0, 0, 1, 1], [0, 0, 1, 1]);

	it("a stump", () => {
		// As many yes as no: log-odds 0, p = 1/2. Left: gradient 2 · 10 · 1/2, curvature 2 · 10 · 1/4; answer -10 / 5.
		const { bias, trees, logits } = growTrees(examples, PLAIN);
		expect(bias).toBe(0);
		expect(trees).toEqual({ roots: [0], features: [0, -1, -1], values: [0.5, -2, 2], left: [1, 0, 0] });
		expect([...logits]).toEqual([-2, -2, 2, 2]);
	});

	it("a second stump, on what the first left", () => {
		// p = σ(-2): gradient / curvature = 1 / (1 - p) = 1 / σ(2) = 1.13534.
		const { trees } = growTrees(examples, { ...PLAIN, trees: 2 });
		expect(trees.roots).toEqual([0, 3]);
		expect(trees.left).toEqual([1, 0, 0, 4, 0, 0]);
		expect(trees.values).toEqual([0.5, -2, 2, 0.5, -1.13534, 1.13534]);
	});

	it("rate and ridge hold answers back", () => {
		// 0.5 · 10 / (5 + 3)
		const { trees } = growTrees(examples, { ...PLAIN, rate: 0.5, ridge: 3 });
		expect(trees.values).toEqual([0.5, -0.625, 0.625]);
	});

	it("the bias is the log-odds of the mean, half an example more on both sides", () => {
		// ln(30.5 / 10.5)
		expect(growTrees(oneFeature([0, 0, 0, 0], [1, 1, 1, 0]), PLAIN).bias).toBe(1.0664);
		expect(growTrees(oneFeature([0, 0, 0, 0], [1, 1, 1, 1]), PLAIN).bias).toBeCloseTo(Math.log(81), 4);
	});

	it("the split with the higher gain, then the leaf with the higher gain", () => {
		// Four values; only the last is yes: cut off first. Of the rest, all alike, nothing is cut.
		const { trees } = growTrees(oneFeature([1, 2, 3, 4], [0, 0, 0, 1]), { ...PLAIN, leaves: 4 });
		expect(trees.features).toEqual([0, -1, -1]);
		expect(trees.values[0]).toBe(3.5);
	});
});

describe("growTrees", () => {
	const examples = plantedRule(3000, 1);
	const grown = growTrees(examples, { trees: 60, rate: 0.2 });

	it("recovers a planted rule on examples it has not seen", () => {
		const fresh = plantedRule(2000, 2);
		const sum = compileTrees(grown.trees);
		let right = 0;
		fresh.targets.forEach((target, i) => {
			if (grown.bias + sum(fresh.features, 3 * i) > 0 === (target === 1)) right++;
		});
		expect(right / 2000).toBeGreaterThan(0.98);
		// It asks hardly ever for the feature that says nothing.
		const asked = [0, 1, 2].map(
			(feature) => grown.trees.features.filter((found) => found === feature).length,
		);
		expect(asked[2]!).toBeLessThan((asked[0]! + asked[1]!) / 2);
	});

	it("answers, read back from JSON, as when it grew", () => {
		const back = JSON.parse(JSON.stringify(grown.trees));
		expect(isTreeEnsemble(back, 3)).toBe(true);
		const sum = compileTrees(back);
		grown.logits.forEach((logit, i) => {
			expect(grown.bias + sum(examples.features, 3 * i)).toBeCloseTo(logit, 9);
		});
	});

	it("puts values on a border, and beyond all that it saw, where it put them when it grew", () => {
		const edges = oneFeature([0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 0, 1, 1, 0, 1, 1]);
		const { bias, trees, logits } = growTrees(edges, { ...PLAIN, trees: 5, leaves: 8 });
		const sum = compileTrees(trees);
		edges.features.forEach((value, i) => {
			expect(bias + sum(Float64Array.of(value), 0)).toBeCloseTo(logits[i]!, 9);
		});
		expect(sum(Float64Array.of(-1e9), 0)).toBe(sum(Float64Array.of(0), 0));
		expect(sum(Float64Array.of(1e9), 0)).toBe(sum(Float64Array.of(7), 0));
	});

	it("gives equal bytes for equal seeds, others for another", () => {
		const bytes = (seed: number) => JSON.stringify(growTrees(examples, { trees: 5, seed }).trees);
		expect(bytes(3)).toBe(bytes(3));
		expect(bytes(4)).not.toBe(bytes(3));
	});

	it("leaves the examples as they are", () => {
		const before = structuredClone(examples);
		growTrees(examples, { trees: 2 });
		expect(examples).toEqual(before);
	});

	it("keeps numbers short", () => {
		for (const value of grown.trees.values) {
			expect(Number.isFinite(value)).toBe(true);
			expect(Math.round(value * 100_000) / 100_000).toBe(value);
		}
	});

	it("keeps to its limits on leaves and on examples in a leaf", () => {
		const { trees } = growTrees(examples, { trees: 8, leaves: 6, leafExamples: 100, sample: 1 });
		expect(trees.roots).toHaveLength(8);
		trees.roots.forEach((root, tree) => {
			const end = trees.roots[tree + 1] ?? trees.features.length;
			expect(trees.features.slice(root, end).filter((feature) => feature < 0).length).toBeLessThanOrEqual(6);
			const held = new Map<number, number>();
			for (let i = 0; i < 3000; i++) {
				let node = root;
				while (trees.features[node]! >= 0) {
					const isLeft = examples.features[3 * i + trees.features[node]!]! < trees.values[node]!;
					node = trees.left[node]! + (isLeft ? 0 : 1);
				}
				held.set(node, (held.get(node) ?? 0) + 1);
			}
			for (const count of held.values()) expect(count).toBeGreaterThanOrEqual(100);
		});
	});

	it("grows a single leaf where nothing can be told apart", () => {
		const { features } = growTrees(oneFeature([1, 1, 1, 1], [0, 1, 0, 1]), PLAIN).trees;
		expect(features).toEqual([-1]);
		const { trees, logits } = growTrees(oneFeature([0, 1, 2, 3], [1, 1, 1, 1]), { ...PLAIN, trees: 20 });
		expect(trees.features.every((feature) => feature === -1)).toBe(true);
		expect(logits.every((logit) => Number.isFinite(logit) && logit > 3)).toBe(true);
	});

	it("does not listen to examples without importance", () => {
		const importances = Float64Array.from({ length: 3000 }, (_, i) => (i % 2 ? 1 : 0));
		const targets = examples.targets.map((target, i) => (i % 2 ? target : 1 - target));
		const options = { trees: 3, seed: 5 };
		expect(growTrees({ ...examples, importances, targets }, options)).toEqual(
			growTrees({ ...examples, importances }, options),
		);
	});

	it("stays finite without examples and for one", () => {
		const none = growTrees(oneFeature([], []));
		expect(none).toEqual({
			bias: 0,
			trees: { roots: [], features: [], values: [], left: [] },
			logits: new Float64Array(0),
		});
		const one = growTrees(oneFeature([0.5], [1], 1), { trees: 4 });
		expect(isTreeEnsemble(one.trees, 1)).toBe(true);
		expect(Number.isFinite(one.logits[0])).toBe(true);
	});
});
