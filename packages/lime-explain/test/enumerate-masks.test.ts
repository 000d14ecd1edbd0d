import { describe, expect, it } from "vitest";
import { enumerateMasks } from "../src/enumerate-masks.js";
import { rowOf } from "./mask-fixtures.js";

describe("enumerateMasks", () => {
	it("weighs the masks of two words as they are expected", () => {
		const neighborhood = enumerateMasks(2, 101, false);
		const masses = Object.fromEntries(
			Array.from({ length: 4 }, (_, row) => [rowOf(neighborhood, row), neighborhood.mass[row]!]),
		);
		// 100 draws: half remove one word, each of two; half remove both.
		expect(masses).toEqual({ "11": 1, "01": 25, "10": 25, "00": 50 });
		expect(rowOf(neighborhood, 0)).toBe("11");
		expect(neighborhood.isExact).toBe(true);
	});

	it("weighs pairs evenly", () => {
		const neighborhood = enumerateMasks(2, 101, true);
		expect(rowOf(neighborhood, 0)).toBe("11");
		// Half of the 50 that remove both words come back as the whole text.
		expect([...neighborhood.mass]).toEqual([26, 25, 25, 25]);
	});

	it.each([1, 5, 12])("stands for all samples: %i words", (featureCount) => {
		const neighborhood = enumerateMasks(featureCount, 5000, false);
		expect(neighborhood.rowCount).toBe(2 ** featureCount);
		expect(neighborhood.sampleCount).toBeCloseTo(5000, 6);
	});
});
