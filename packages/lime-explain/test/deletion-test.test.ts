import { expect, it } from "vitest";
import { testDeletion } from "../src/deletion-test.js";
import { createRandom } from "../src/random.js";
import type { MaskScoring } from "../src/score-masks.js";

it("removes the supporting features, and as many at random", async () => {
	const sizes: number[] = [];
	// Label 0 is carried by features 0 and 1, label 1 by nothing.
	const scoring = {
		scoreApart: async (masks: readonly Uint32Array[]) =>
			masks.map(([word]) => {
				sizes.push(Array.from({ length: 8 }, (_, j) => (word! >>> j) & 1).reduce((a, b) => a + b, 0));
				return [0.1 + 0.4 * (word! & 1) + 0.4 * ((word! >>> 1) & 1), 0.3];
			}),
	} as MaskScoring;
	const [first, second] = await testDeletion(scoring, 8, [[0, 1], []], [0.9, 0.3], createRandom(1));
	expect(sizes).toEqual([6, 6, 6, 6, 6, 6, 8, 8, 8, 8, 8, 8]);
	expect(first).toMatchObject({ removedCount: 2, probability: 0.1 });
	expect(first!.drop).toBeCloseTo(0.8, 12);
	expect(first!.randomDrop).toBeLessThan(0.8);
	expect(second).toEqual({ removedCount: 0, probability: 0.3, drop: 0, randomDrop: 0 });
});
