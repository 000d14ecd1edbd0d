import { describe, expect, it } from "vitest";
import { compileTrees, isTreeEnsemble, NO_TREES, type TreeEnsemble } from "../src/tree-ensemble.js";
import { fc } from "./seeded-fast-check.js";

/**
 * Two trees over three features. The first asks whether x0 reaches 0.5, and on the left whether x2 reaches -1; the
 * second is a single leaf.
 */
const SMALL: TreeEnsemble = {
	roots: [0, 5],
	features: [0, 2, -1, -1, -1, -1],
	values: [0.5, -1, 10, 1, 2, 0.25],
	left: [1, 3, 0, 0, 0, 0],
};
const FEATURES = 3;
/** Two trees of three nodes, the first of which leads on into the second. */
const NEXT_TREE: TreeEnsemble = {
	roots: [0, 3],
	features: [0, -1, -1, 0, -1, -1],
	values: [0, 1, 2, 0, 3, 4],
	left: [4, 0, 0, 4, 0, 0],
};

describe("compileTrees", () => {
	const sum = compileTrees(SMALL);

	it.each([
		[[0.4, 9, -2], 1.25],
		[[0.4, 9, 0], 2.25],
		[[0.6, 9, -2], 10.25],
		// What equals the value takes the right branch.
		[[0.5, 9, -2], 10.25],
		[[0.4, 9, -1], 2.25],
	])("answers %j with %d", (features, expected) => {
		expect(sum(Float64Array.from(features), 0)).toBe(expected);
	});

	it("reads features from where it is told", () => {
		const rows = Float64Array.of(99, 0.6, 9, -2, 0.4, 9, -2);
		expect([sum(rows, 1), sum(rows, 4)]).toEqual([10.25, 1.25]);
	});

	it.each([
		["-Infinity", Number.NEGATIVE_INFINITY, 1.25],
		["Infinity", Number.POSITIVE_INFINITY, 10.25],
		// Neither below nor above anything: right, as in training.
		["NaN", Number.NaN, 10.25],
	])("ends for %s", (_, value, expected) => {
		expect(sum(Float64Array.of(value, 0, value), 0)).toBe(expected);
	});

	it("adds nothing without trees", () => {
		expect(compileTrees(NO_TREES)(Float64Array.of(1, 2, 3), 0)).toBe(0);
		expect(isTreeEnsemble(NO_TREES, 0)).toBe(true);
	});

	it("keeps its answers when the lists change or come from JSON", () => {
		const copy = JSON.parse(JSON.stringify(SMALL));
		const own = compileTrees(copy);
		copy.values.fill(0);
		const row = Float64Array.of(0.4, 9, 0);
		expect(own(row, 0)).toBe(sum(row, 0));
	});

	it("law: answers as the trees walked by hand", () => {
		fc.assert(
			fc.property(anyTree(), fc.array(fc.integer({ min: -5, max: 5 }), finite(FEATURES)), (tree, row) => {
				const ensemble = flatten([tree, tree]);
				expect(isTreeEnsemble(ensemble, FEATURES)).toBe(true);
				expect(compileTrees(ensemble)(Float64Array.from(row), 0)).toBe(2 * walk(tree, row));
			}),
		);
	});
});

describe("isTreeEnsemble", () => {
	it("takes what is well-formed", () => {
		expect(isTreeEnsemble(SMALL, FEATURES)).toBe(true);
		expect(isTreeEnsemble({ roots: [0], features: [-1], values: [-3], left: [0] }, 0)).toBe(true);
	});

	it.each<[string, unknown]>([
		["undefined", undefined],
		["null", null],
		["a number", 5],
		["a text", "trees"],
		["a list", []],
		["no roots", { ...SMALL, roots: undefined }],
		["lists that are none", { ...SMALL, values: { length: 6 } }],
		["typed arrays, which JSON does not carry", { ...SMALL, values: Float64Array.from(SMALL.values) }],
		["a value too few", { ...SMALL, values: SMALL.values.slice(1) }],
		["a branch too many", { ...SMALL, left: [...SMALL.left, 0] }],
		["a branch to itself", { ...SMALL, left: [0, 3, 0, 0, 0, 0] }],
		["a branch back", { ...SMALL, left: [1, 0, 0, 0, 0, 0] }],
		["a left branch past the end", { ...SMALL, left: [1, 6, 0, 0, 0, 0] }],
		["a right branch past the end", { ...SMALL, left: [1, 5, 0, 0, 0, 0] }],
		["a branch that is half a number", { ...SMALL, left: [1, 2.5, 0, 0, 0, 0] }],
		["a branch that is text", { ...SMALL, left: ["1", 3, 0, 0, 0, 0] }],
		["a branch to NaN", { ...SMALL, left: [1, Number.NaN, 0, 0, 0, 0] }],
		["a feature past the last", { ...SMALL, features: [0, FEATURES, -1, -1, -1, -1] }],
		["a feature below -1", { ...SMALL, features: [0, 2, -2, -1, -1, -1] }],
		["half a feature", { ...SMALL, features: [0, 1.5, -1, -1, -1, -1] }],
		["a feature that is no number", { ...SMALL, features: [0, null, -1, -1, -1, -1] }],
		["a value that is NaN", { ...SMALL, values: [0.5, -1, Number.NaN, 1, 2, 0.25] }],
		["a value that is infinite", { ...SMALL, values: [0.5, -1, 10, 1, 2, Number.POSITIVE_INFINITY] }],
		["a value that JSON made null", { ...SMALL, values: [null, -1, 10, 1, 2, 0.25] }],
		["a root past the end", { ...SMALL, roots: [0, 6] }],
		["a root below 0", { ...SMALL, roots: [-1, 5] }],
		["half a root", { ...SMALL, roots: [0.5] }],
		["a first tree that does not begin at the first node", { ...SMALL, roots: [1, 5] }],
		["roots out of order", { ...SMALL, roots: [5, 0] }],
		["a tree twice", { ...SMALL, roots: [0, 5, 5] }],
		["a left branch that is the root of the next tree", { ...SMALL, roots: [0, 3, 5] }],
		["a right branch that is the root of the next tree", { ...SMALL, roots: [0, 4, 5] }],
		["a branch into the middle of the next tree", NEXT_TREE],
		["nodes without roots", { ...SMALL, roots: [] }],
		["more roots than nodes", { ...SMALL, roots: [0, 5, 5, 5, 5, 5, 5] }],
		["roots without nodes", { roots: [0], features: [], values: [], left: [] }],
	])("refuses %s", (_, value) => {
		expect(isTreeEnsemble(value, FEATURES)).toBe(false);
	});

	it("takes trees whose branches end at the last of their own nodes", () => {
		const trees = [
			SMALL,
			{ ...NEXT_TREE, left: [1, 0, 0, 4, 0, 0] },
			{ ...SMALL, roots: [0, 5], left: [1, 3, 0, 0, 0, 0] },
		];
		for (const own of trees) expect(isTreeEnsemble(own, FEATURES)).toBe(true);
	});

	it("bounds the work by the nodes: trees that share a long way down are refused", () => {
		// Fifty questions one after the other; walked from every root they would be asked over and over.
		const depth = 50;
		const features = Array.from({ length: 2 * depth + 1 }, (_, node) =>
			node % 2 || node === 2 * depth ? -1 : 0,
		);
		const left = features.map((feature, node) => (feature < 0 ? 0 : node + 1));
		const comb = { features, left, values: features.map(() => 0) };
		expect(isTreeEnsemble({ ...comb, roots: [0] }, FEATURES)).toBe(true);
		const roots = features.flatMap((feature, node) => (feature < 0 ? [] : [node]));
		expect(isTreeEnsemble({ ...comb, roots }, FEATURES)).toBe(false);
		expect(isTreeEnsemble({ ...comb, roots: [0, 2 * depth] }, FEATURES)).toBe(false);
	});

	it("refuses more nodes than any training makes", () => {
		const leaves = (count: number) => ({
			roots: [0],
			features: new Array(count).fill(-1),
			values: new Array(count).fill(0),
			left: new Array(count).fill(0),
		});
		expect(isTreeEnsemble(leaves(4350), FEATURES)).toBe(true);
		expect(isTreeEnsemble(leaves(100_001), FEATURES)).toBe(false);
	});

	it("law: what it takes from any numbers ends for any input, with fewer questions than there are nodes", () => {
		const list = (lowest: number, highest: number) =>
			fc.array(fc.integer({ min: lowest, max: highest }), finite(4));
		const ensemble = fc.record({
			roots: fc.oneof(
				fc.array(fc.nat(4), { maxLength: 3 }),
				fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }).map((more) => [0, ...more.sort()]),
			),
			features: fc.array(fc.constantFrom(-1, -1, -1, 0, 1), finite(4)),
			values: list(-9, 9),
			left: fc.oneof(
				list(0, 4),
				list(1, 2).map((steps) => steps.map((step, node) => node + step)),
			),
		});
		let branching = 0;
		fc.assert(
			fc.property(ensemble, (anyEnsemble) => {
				if (!isTreeEnsemble(anyEnsemble, FEATURES)) return;
				if (anyEnsemble.features.some((feature) => feature >= 0)) branching++;
				for (const value of [-10, 0, 10, Number.NaN]) {
					const { row, asked } = countedRow(value);
					expect(compileTrees(anyEnsemble)(row, 0)).not.toBeNaN();
					expect(asked()).toBeLessThan(anyEnsemble.features.length);
				}
			}),
			{ numRuns: 5000 },
		);
		expect(branching).toBeGreaterThan(50);
	});
});

/** Features that are all the same and count how often they are asked for. */
function countedRow(value: number): { row: Float64Array; asked: () => number } {
	let asked = 0;
	const row = new Proxy(new Float64Array(FEATURES).fill(value), {
		get(target, key) {
			asked++;
			return Reflect.get(target, key);
		},
	});
	return { row, asked: () => asked };
}

/** A tree as nested objects: the other way to write it. */
type Tree = number | { feature: number; value: number; left: Tree; right: Tree };

function finite(count: number) {
	return { minLength: count, maxLength: count };
}

function anyTree() {
	const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
		tree: fc.oneof(
			{ depthSize: "small", withCrossShrink: true },
			fc.integer({ min: -8, max: 8 }),
			fc.record({
				feature: fc.nat(FEATURES - 1),
				value: fc.integer({ min: -5, max: 5 }),
				left: tie("tree"),
				right: tie("tree"),
			}),
		),
	}));
	return tree;
}

function walk(tree: Tree, row: readonly number[]): number {
	if (typeof tree === "number") return tree;
	return walk(row[tree.feature]! < tree.value ? tree.left : tree.right, row);
}

function flatten(trees: readonly Tree[]): TreeEnsemble {
	const [roots, features, values, left]: number[][] = [[], [], [], []];
	for (const tree of trees) {
		roots!.push(features!.length);
		features!.push(-1);
		values!.push(0);
		left!.push(0);
		const open: [node: number, tree: Tree][] = [[features!.length - 1, tree]];
		for (let next = open.shift(); next; next = open.shift()) {
			const [node, here] = next;
			if (typeof here === "number") {
				values![node] = here;
				continue;
			}
			const branch = features!.length;
			features![node] = here.feature;
			values![node] = here.value;
			left![node] = branch;
			features!.push(-1, -1);
			values!.push(0, 0);
			left!.push(0, 0);
			open.push([branch, here.left], [branch + 1, here.right]);
		}
	}
	return { roots: roots!, features: features!, values: values!, left: left! };
}
