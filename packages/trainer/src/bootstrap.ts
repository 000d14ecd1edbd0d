import { TrainerError } from "./errors.js";
import { createRandom } from "./random.js";

/** A 95 % interval: its lower and its upper end. */
export type Interval = readonly [low: number, high: number];

/** How a bootstrap is done. */
export interface BootstrapOptions {
	/** Samples drawn. Default 1000. */
	readonly rounds?: number;
	/** Equal seeds give equal intervals. Default 1. */
	readonly seed?: number;
}

/** Figures of a sample in which unit `u` stands `draws[u]` times. */
export type Measure<Figure extends string> = (draws: Uint32Array) => Readonly<Record<Figure, number>>;

/** Share of samples beyond each end of a 95 % interval. */
const TAIL = 0.025;
const ROUNDS = 1000;
const MAX_ROUNDS = 1_000_000;

/**
 * 95 % percentile intervals of figures, by drawing whole units with replacement: the texts of one report or one malware
 * resemble each other, so that drawing single texts would make a figure look surer than it is.
 *
 * A figure that is lower on samples than on all units, as macro F1 is where techniques are rare, has an interval that
 * reaches less far up than down.
 *
 * The samples depend on the seed and the number of units alone. Without units, or with one, nothing can vary: both ends
 * are the figure itself.
 *
 * @param units number of units
 * @throws TrainerError `TRAINER_OPTION_INVALID`
 * @see Efron, Tibshirani: An Introduction to the Bootstrap. Chapman & Hall 1993, chapter 13 (percentile interval) and
 *   8.4 (drawing whole blocks of data that depend on each other)
 */
export function bootstrapIntervals<Figure extends string>(
	units: number,
	measure: Measure<Figure>,
	options: BootstrapOptions = {},
): Record<Figure, Interval> {
	const { rounds = ROUNDS, seed = 1 } = options;
	checkWhole("rounds", rounds, 1, MAX_ROUNDS);
	checkWhole("seed", seed, 0, 2 ** 31 - 1);
	const random = createRandom(seed);
	const draws = new Uint32Array(units);
	const figures = Object.keys(measure(eachOnce(units))) as Figure[];
	const samples = figures.map(() => new Float64Array(rounds));
	for (let round = 0; round < rounds; round++) {
		draws.fill(0);
		for (let drawn = 0; drawn < units; drawn++) draws[random.below(units)]!++;
		const values = measure(draws);
		figures.forEach((figure, i) => {
			samples[i]![round] = values[figure];
		});
	}
	return Object.fromEntries(figures.map((figure, i) => [figure, percentiles(samples[i]!)])) as Record<
		Figure,
		Interval
	>;
}

/** The sample that is the data themselves: each unit once. */
export function eachOnce(units: number): Uint32Array {
	return new Uint32Array(units).fill(1);
}

/** The `k`-th value from below and from above, `k = ⌊(n + 1) · 0.025⌋`: the same for a figure and its negative. */
function percentiles(values: Float64Array): Interval {
	values.sort();
	const place = Math.max(1, Math.floor((values.length + 1) * TAIL));
	return [values[place - 1]!, values[values.length - place]!];
}

function checkWhole(name: string, value: number, lowest: number, highest: number): void {
	if (Number.isInteger(value) && value >= lowest && value <= highest) return;
	throw new TrainerError(
		"TRAINER_OPTION_INVALID",
		`Expected ${name} to be a whole number from ${lowest} to ${highest}, got ${value}.`,
	);
}
