import { describe, expect, it } from "vitest";
import { bootstrapIntervals, eachOnce } from "../src/bootstrap.js";

/** The mean of a value per unit, as a figure. */
const meanOf = (values: readonly number[]) => (draws: Uint32Array) => {
	let sum = 0;
	let drawn = 0;
	values.forEach((value, unit) => {
		sum += draws[unit]! * value;
		drawn += draws[unit]!;
	});
	return { mean: sum / drawn };
};

describe("bootstrapIntervals", () => {
	it("takes the 25th of a thousand samples from below and from above", () => {
		let asked = -1; // the first call is for the data themselves
		const counting = () => ({ order: asked++ });
		expect(bootstrapIntervals(3, counting)).toEqual({ order: [24, 975] });
	});

	it("reaches both ends where each is likelier than the tail", () => {
		// Two units: both ends have a chance of 1/4.
		expect(bootstrapIntervals(2, meanOf([0, 1])).mean).toEqual([0, 1]);
	});

	it("agrees with the normal approximation for the mean of many units", () => {
		// Half zeros, half ones: a standard error of 0.5 / √400 = 0.025, so 0.5 ± 1.96 · 0.025.
		const [low, high] = bootstrapIntervals(400, meanOf(Array.from({ length: 400 }, (_, i) => i % 2))).mean;
		expect(Math.abs(low - 0.451)).toBeLessThan(0.006);
		expect(Math.abs(high - 0.549)).toBeLessThan(0.006);
	});

	it("gives a constant figure as both ends", () => {
		expect(bootstrapIntervals(7, () => ({ fixed: 0.3 })).fixed).toEqual([0.3, 0.3]);
		expect(bootstrapIntervals(7, meanOf(new Array(7).fill(1))).mean).toEqual([1, 1]);
	});

	it("gives the negative of a figure the mirrored interval", () => {
		const mean = meanOf([0.1, 0.9, 0.4, 0.4, 0.7]);
		const [low, high] = bootstrapIntervals(5, mean).mean;
		const minus = bootstrapIntervals(5, (draws) => ({ mean: -mean(draws).mean })).mean;
		expect(minus).toEqual([-high, -low]);
	});

	it("draws as many units as there are, each of them sometimes", () => {
		const seen = new Set<number>();
		bootstrapIntervals(4, (draws) => {
			expect(draws.reduce((sum, times) => sum + times)).toBe(4);
			draws.forEach((times, unit) => {
				if (times === 0) seen.add(unit);
			});
			return { any: 0 };
		});
		expect(seen.size).toBe(4);
	});

	it("repeats itself for a seed and differs for another", () => {
		const mean = meanOf(Array.from({ length: 30 }, (_, i) => i * i));
		const take = (seed: number) => bootstrapIntervals(30, mean, { seed, rounds: 200 });
		expect(take(5)).toEqual(take(5));
		expect(take(5)).not.toEqual(take(6));
	});

	it("has nothing to vary without units or with one, and takes a single round", () => {
		const share = (draws: Uint32Array) => ({ share: draws.length === 0 ? 0 : draws[0]! / 2 });
		expect(bootstrapIntervals(0, share).share).toEqual([0, 0]);
		expect(bootstrapIntervals(1, share).share).toEqual([0.5, 0.5]);
		const [low, high] = bootstrapIntervals(2, meanOf([0, 1]), { rounds: 1 }).mean;
		expect(low).toBe(high);
	});

	it.each([{ rounds: 0 }, { rounds: 1.5 }, { rounds: Number.NaN }, { seed: -1 }])("refuses %o", (options) => {
		expect(() => bootstrapIntervals(2, meanOf([0, 1]), options)).toThrow(
			expect.objectContaining({ code: "TRAINER_OPTION_INVALID" }),
		);
	});
});

describe("eachOnce", () => {
	it("holds every unit once", () => {
		expect([...eachOnce(3)]).toEqual([1, 1, 1]);
	});
});
