import type { Stability } from "./explanation.js";
import { largest } from "./largest.js";
import type { Random } from "./random.js";
import type { Response } from "./response.js";
import { RANKING_ALPHA, type RidgeSolver } from "./ridge.js";
import type { WeightedDesign } from "./weighted-design.js";

/** Samples are drawn again in this many groups: enough for a top ten, and cheap. */
const GROUP_COUNT = 64;

/**
 * Estimates how much the ranking of the features would change with another seed.
 *
 * The samples are put into groups, groups are drawn again with replacement, and the weights of the ridge that ranks all
 * features move by what a group adds to them (first order: the matrix stays). The top features of two such draws are compared:
 * they differ as two seeds would.
 */
export function measureStability(
	design: WeightedDesign,
	response: Response,
	solver: RidgeSolver,
	resamples: number,
	random: Random,
): Stability {
	const { neighborhood, featureCount, weights, means } = design;
	if (neighborhood.isExact || featureCount === 1) return { topThree: 1, topTen: 1 };
	const coefficients = solver.solveAll(response.cross, RANKING_ALPHA);
	const residuals = design.sumKept(coefficients);
	const shift = response.mean - means.reduce((sum, mean, j) => sum + mean * coefficients[j]!, 0);
	for (let row = 0; row < residuals.length; row++) {
		residuals[row] = weights[row]! * (response.values[row]! - shift - residuals[row]!);
	}
	const groups = sumGroups(design, residuals);
	// A fit with many features for its samples has residuals that are too small.
	const { sampleCount } = neighborhood;
	const correction = Math.sqrt(sampleCount / Math.max(sampleCount - featureCount, sampleCount / 10));

	// [features, resamples]: what each resample adds to the right side of the ridge, then to its coefficients.
	const moves = new Float64Array(featureCount * resamples);
	for (let i = 0; i < resamples; i++) {
		const times = new Float64Array(GROUP_COUNT).fill(-1);
		for (let draw = 0; draw < GROUP_COUNT; draw++) times[random.below(GROUP_COUNT)]! += 1;
		for (let group = 0; group < GROUP_COUNT; group++) {
			const sums = groups[group]!;
			const scale = times[group]! * correction;
			if (scale !== 0) for (let j = 0; j < featureCount; j++) moves[j * resamples + i]! += scale * sums[j]!;
		}
	}
	solver.factorAll(RANKING_ALPHA).solveMany(moves, resamples);
	let topThree = 0;
	let topTen = 0;
	let before = largest(coefficients, 10);
	for (let i = 0; i < resamples; i++) {
		const redrawn = largest(
			coefficients.map((coefficient, j) => coefficient + moves[j * resamples + i]!),
			10,
		);
		topThree += overlap(before.slice(0, 3), redrawn.slice(0, 3));
		topTen += overlap(before, redrawn);
		before = redrawn;
	}
	return { topThree: topThree / resamples, topTen: topTen / resamples };
}

/** `[groups][features]`: weighted residuals times centred columns. */
function sumGroups(design: WeightedDesign, residuals: Float64Array): Float64Array[] {
	const { neighborhood, means } = design;
	const groupOf = (row: number) => neighborhood.units[row]! % GROUP_COUNT;
	const totals = new Float64Array(GROUP_COUNT);
	residuals.forEach((residual, row) => {
		totals[groupOf(row)]! += residual;
	});
	const groups = design.sumColumnsByGroup(residuals, GROUP_COUNT, groupOf);
	groups.forEach((sums, group) => {
		for (let j = 0; j < sums.length; j++) sums[j]! -= means[j]! * totals[group]!;
	});
	return groups;
}

/** Jaccard overlap of two sets of equal size. */
function overlap(a: readonly number[], b: readonly number[]): number {
	const both = a.filter((feature) => b.includes(feature)).length;
	return both / (a.length + b.length - both);
}
