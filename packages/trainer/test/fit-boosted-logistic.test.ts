import { compileTrees, isTreeEnsemble } from "@mapper/lexical-model";
import { beforeAll, describe, expect, it } from "vitest";
import {
	type BoostedExamples,
	type BoostedLogistic,
	type FitBoostedOptions,
	type FittedBoosted,
	fitBoostedLogistic,
	roundCoefficient,
} from "../src/fit-boosted-logistic.js";
import { fitLogistic } from "../src/fit-logistic.js";
import { growTrees } from "../src/grow-trees.js";
import { FOLDS } from "../src/out-of-fold.js";
import { createRandom } from "../src/random.js";

const DIMENSIONS = 4;
const GROUPS = 3;
/** What the groups add to the log-odds of the planted question. */
const SHIFTS = [0, 2, -2];
const OPTIONS: FitBoostedOptions = {
	trees: 60,
	leaves: 8,
	rate: 0.2,
	seed: 1,
	linearFeatures: 2,
	groupRidge: 1,
};
const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

/** Yes more often the higher the first feature, and where second and third have the same sign; the fourth says nothing. */
const planted = (x: Float64Array, group: number) => 2 * x[0]! + (x[1]! * x[2]! > 0 ? 2 : -2) + SHIFTS[group]!;
const noise = () => 0;

/** Examples in folds by turns, features within ±1, that are yes with the log-odds of a question. */
function sample(
	count: number,
	seed: number,
	question: (x: Float64Array, group: number) => number = planted,
): BoostedExamples {
	const random = createRandom(seed);
	const features = Float64Array.from({ length: count * DIMENSIONS }, () => random.next() * 2 - 1);
	const groups = Uint16Array.from({ length: count }, () => random.below(GROUPS));
	return {
		features,
		dimensions: DIMENSIONS,
		groups,
		groupCount: GROUPS,
		folds: Int8Array.from({ length: count }, (_, row) => row % FOLDS),
		targets: Uint8Array.from({ length: count }, (_, row) =>
			random.next() < sigmoid(question(rowOf(features, row), groups[row]!)) ? 1 : 0,
		),
		importances: new Float64Array(count).fill(1),
	};
}

const rowOf = (features: Float64Array, row: number) =>
	features.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);

/** The log-odds that a fit gives, as the models that carry it work them out. */
function logitsOf(
	{ trees, bias, treeWeight, weights, intercepts }: BoostedLogistic,
	examples: BoostedExamples,
) {
	const sum = compileTrees(trees);
	return Array.from(examples.targets, (_, row) => {
		const x = rowOf(examples.features, row);
		const linear = weights.reduce((total, weight, i) => total + weight * x[i]!, 0);
		return bias + treeWeight * sum(x, 0) + linear + intercepts[examples.groups[row]!]!;
	});
}

/** Mean negative log-likelihood, of one fold or of all. */
function lossOf(logits: readonly number[], { targets, folds }: BoostedExamples, fold?: number): number {
	const losses = logits.flatMap((logit, row) =>
		fold === undefined || folds[row] === fold ? [-Math.log(sigmoid(targets[row] ? logit : -logit))] : [],
	);
	return losses.reduce((total, loss) => total + loss, 0) / losses.length;
}

describe("worked by hand", () => {
	/** Nothing but yes or no, 6 of 8 yes: of the first fold 1 of 2, of the second 2 of 3, of the third all 3. */
	const examples: BoostedExamples = {
		features: new Float64Array(8),
		dimensions: 1,
		folds: Int8Array.of(0, 0, 1, 1, 1, 2, 2, 2),
		targets: Uint8Array.of(1, 0, 1, 1, 0, 1, 1, 1),
		importances: new Float64Array(8).fill(1),
		groups: new Uint16Array(8),
		groupCount: 1,
	};
	const none = { trees: 0, linearFeatures: 0, groupRidge: 1 };

	it("without trees and features the bias is the log-odds of the mean", () => {
		const { all, byFold } = fitBoostedLogistic(examples, none);
		// ln(6 / 2); without the first fold 5 to 1, without the second 4 to 1, without the third 3 to 2.
		const biases = [all, ...byFold].map(({ bias, intercepts }) => bias + intercepts[0]!);
		expect(biases).toHaveLength(1 + FOLDS);
		[6 / 2, 5 / 1, 4 / 1, 3 / 2].forEach((odds, i) => {
			expect(biases[i]).toBeCloseTo(Math.log(odds), 3);
		});
		for (const { treeWeight, weights, trees } of [all, ...byFold]) {
			expect([treeWeight, ...weights, ...trees.roots]).toEqual([0]);
		}
	});

	it("an example of importance 3 counts as three", () => {
		// The second, a no: 6 to 4.
		const importances = examples.importances.map((importance, row) => (row === 1 ? 3 : importance));
		const { bias, intercepts } = fitBoostedLogistic({ ...examples, importances }, none).all;
		expect(bias + intercepts[0]!).toBeCloseTo(Math.log(6 / 4), 2);
	});

	it("a single tree that is right of examples it did not see is trusted fully, and more", () => {
		// Ten yes at 1 and ten no at 0 in each fold: the stump is always right, and the regression, held back by its
		// ridge of 1 alone, goes on to where 60 · (1 - σ(w · v)) · v = w for a stump that answers ±v.
		const count = 20 * FOLDS;
		const targets = Uint8Array.from({ length: count }, (_, row) => row % 2);
		const right: BoostedExamples = {
			features: Float64Array.from(targets),
			dimensions: 1,
			folds: Int8Array.from(targets, (_, row) => Math.floor(row / 20)),
			targets,
			importances: new Float64Array(count).fill(1),
			groups: new Uint16Array(count),
			groupCount: 1,
		};
		const { all, byFold } = fitBoostedLogistic(right, {
			trees: 1,
			leaves: 2,
			rate: 0.5,
			ridge: 0,
			leafExamples: 1,
			sample: 1,
			linearFeatures: 0,
			groupRidge: 1,
		});
		// Gradient 1/2 and curvature 1/4 an example: ±2, half of it by the rate, in every fold: v = 1.
		for (const { trees } of [all, ...byFold]) {
			expect(trees).toEqual({ roots: [0], features: [0, -1, -1], values: [0.5, -1, 1], left: [1, 0, 0] });
		}
		const { treeWeight } = all;
		expect(count * (1 - sigmoid(treeWeight))).toBeCloseTo(treeWeight, 1);
		expect(all.bias + all.intercepts[0]!).toBeCloseTo(0, 3);
	});
});

describe("of a planted question", () => {
	const seen = sample(6000, 1);
	const fresh = sample(4000, 2);
	let fitted: FittedBoosted;
	beforeAll(() => {
		fitted = fitBoostedLogistic(seen, OPTIONS);
	});

	it("recovers it on examples it has not seen", () => {
		const truth = Array.from(fresh.targets, (_, row) =>
			planted(rowOf(fresh.features, row), fresh.groups[row]!),
		);
		const best = lossOf(truth, fresh);
		expect(lossOf(logitsOf(fitted.all, fresh), fresh)).toBeLessThan(best + 0.03);
		for (const one of fitted.byFold) {
			expect(lossOf(logitsOf(one, fresh), fresh)).toBeLessThan(best + 0.04);
		}
		// Neither trees alone nor weights alone come near.
		const [treesOnly, weightsOnly] = [
			{ ...fitted.all, weights: [], intercepts: SHIFTS.map(() => 0) },
			{ ...fitted.all, treeWeight: 0 },
		];
		for (const part of [treesOnly, weightsOnly])
			expect(lossOf(logitsOf(part, fresh), fresh)).toBeGreaterThan(best + 0.1);
	});

	it("gives each group the intercept it has, which trees cannot see", () => {
		const { intercepts } = fitted.all;
		expect(intercepts).toHaveLength(GROUPS);
		for (const [group, shift] of SHIFTS.entries()) {
			expect(Math.abs(intercepts[group]! - intercepts[0]! - shift)).toBeLessThan(0.4);
		}
	});

	it("has a weight for each of the first features, as many as are asked for", () => {
		expect(fitted.all.weights).toHaveLength(2);
		for (const linearFeatures of [0, DIMENSIONS]) {
			const { all } = fitBoostedLogistic(sample(300, 3), { ...OPTIONS, linearFeatures });
			expect(all.weights).toHaveLength(linearFeatures);
		}
	});

	it("trusts trees about as far as they go", () => {
		for (const { treeWeight } of [fitted.all, ...fitted.byFold]) {
			expect(treeWeight).toBeGreaterThan(0.7);
			expect(treeWeight).toBeLessThan(1.5);
		}
	});
});

describe("of noise", () => {
	/** Trees this eager learn every example of the noise by heart. */
	const eager = { ...OPTIONS, trees: 100, leaves: 15, rate: 0.3, leafExamples: 5, linearFeatures: 0 };

	it.each([1, 2, 3])("does not trust trees more than held-out examples say, seed %d", (seed) => {
		const examples = sample(900, seed, noise);
		const { all, byFold } = fitBoostedLogistic(examples, eager);
		for (const { treeWeight } of [all, ...byFold]) expect(treeWeight).toBeLessThan(0.2);
		// A regression over what trees say of their own examples is taken in.
		const { trees } = growTrees(examples, eager);
		const sum = compileTrees(trees);
		const own = fitLogistic({
			...examples,
			features: Float64Array.from(examples.targets, (_, row) => sum(examples.features, row * DIMENSIONS)),
			dimensions: 1,
		});
		expect(own.weights[0]).toBeGreaterThan(0.9);
	});

	it("is hardly worse than knowing nothing, on examples it has not seen", () => {
		const fresh = sample(4000, 9, noise);
		const { all } = fitBoostedLogistic(sample(900, 1, noise), eager);
		expect(lossOf(logitsOf(all, fresh), fresh)).toBeLessThan(Math.LN2 + 0.02);
	});
});

describe("each fold", () => {
	const base = sample(600, 5);
	const inFirst = (row: number) => base.folds[row] === 0;
	const options = { ...OPTIONS, trees: 20 };
	let plain: FittedBoosted;
	beforeAll(() => {
		plain = fitBoostedLogistic(base, options);
	});

	it("stays out of its own trees", () => {
		const targets = base.targets.map((target, row) => (inFirst(row) ? 1 - target : target));
		const turned = fitBoostedLogistic({ ...base, targets }, options);
		expect(turned.byFold).toHaveLength(FOLDS);
		expect(turned.byFold[0]!.trees).toEqual(plain.byFold[0]!.trees);
		for (const fold of [1, 2]) expect(turned.byFold[fold]!.trees).not.toEqual(plain.byFold[fold]!.trees);
		expect(turned.all.trees).not.toEqual(plain.all.trees);
	});

	it("stays out of its own regression", () => {
		// Trees do not see groups: if the first fold's change, all that changes are regressions that hear that fold.
		const groups = base.groups.map((group, row) => (inFirst(row) ? (group + 1) % GROUPS : group));
		const moved = fitBoostedLogistic({ ...base, groups }, options);
		expect(moved.byFold[0]).toEqual(plain.byFold[0]);
		for (const fold of [1, 2]) {
			expect(moved.byFold[fold]!.trees).toEqual(plain.byFold[fold]!.trees);
			expect(moved.byFold[fold]!.intercepts).not.toEqual(plain.byFold[fold]!.intercepts);
		}
		expect(moved.all.intercepts).not.toEqual(plain.all.intercepts);
	});

	it("is judged as well as fresh examples, not better: the trace gives nothing away", () => {
		const seeds = [1, 2, 3, 4, 5, 6];
		const fresh = sample(3000, 99, noise);
		const gaps = seeds.flatMap((seed) => {
			const examples = sample(900, seed, noise);
			return fitBoostedLogistic(examples, options).byFold.map((one, fold) => {
				const logits = logitsOf(one, examples);
				return lossOf(logitsOf(one, fresh), fresh) - lossOf(logits, examples, fold);
			});
		});
		const gap = gaps.reduce((total, value) => total + value, 0) / gaps.length;
		expect(Math.abs(gap)).toBeLessThan(0.01);
	});
});

describe("fitBoostedLogistic", () => {
	it("gives equal bytes for equal seeds, others for another", () => {
		const examples = sample(300, 6);
		const bytes = (seed: number) =>
			JSON.stringify(fitBoostedLogistic(examples, { ...OPTIONS, trees: 5, seed }));
		expect(bytes(3)).toBe(bytes(3));
		expect(bytes(4)).not.toBe(bytes(3));
	});

	it("leaves the examples as they are", () => {
		const examples = sample(120, 7);
		const before = structuredClone(examples);
		fitBoostedLogistic(examples, { ...OPTIONS, trees: 2 });
		expect(examples).toEqual(before);
	});

	it.each<[string, BoostedExamples]>([
		["no examples", sample(0, 8)],
		["one example", sample(1, 8)],
		["all examples in one fold", { ...sample(60, 8), folds: new Int8Array(60).fill(1) }],
		["examples that all say yes", { ...sample(60, 8), targets: new Uint8Array(60).fill(1) }],
		["examples without importance", { ...sample(60, 8), importances: new Float64Array(60) }],
	])("stays finite and short with %s", (_, examples) => {
		const { all, byFold } = fitBoostedLogistic(examples, { ...OPTIONS, trees: 5 });
		expect(byFold).toHaveLength(FOLDS);
		for (const { trees, bias, treeWeight, weights, intercepts } of [all, ...byFold]) {
			expect(isTreeEnsemble(trees, DIMENSIONS)).toBe(true);
			expect([weights.length, intercepts.length]).toEqual([2, GROUPS]);
			for (const value of [bias, treeWeight, ...weights, ...intercepts]) {
				expect(Number.isFinite(value)).toBe(true);
				expect(roundCoefficient(value)).toBe(value);
			}
		}
	});
});

it("rounds coefficients to four digits", () => {
	expect([1.23456, -1.23456, 1e-9, 0].map(roundCoefficient)).toEqual([1.2346, -1.2346, 0, 0]);
});
