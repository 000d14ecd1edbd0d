import { describe, expect, it } from "vitest";
import { selectForward } from "../src/forward-selection.js";
import { centerResponse } from "../src/response.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { neighborhoodOf } from "./mask-fixtures.js";

// All masks of three words, weighed alike: the columns are uncorrelated, so gains are squares of the weights.
const masks = ["111", "110", "101", "011", "100", "010", "001", "000"];
const design = weighNeighborhood(neighborhoodOf(masks), new Float64Array(4).fill(1));
const select = (weights: number[], count: number, of = masks, on = design) => {
	const values = Float64Array.from(of, (row) =>
		Array.from(row).reduce((sum, bit, j) => sum + Number(bit) * (weights[j] ?? 0), 0.1),
	);
	return selectForward(on, centerResponse(on, values), count);
};

describe("selectForward", () => {
	it("takes the largest gain first", () => {
		expect(select([0.1, -0.3, 0.2], 3)).toEqual([1, 2, 0]);
		expect(select([0.1, -0.3, 0.2], 1)).toEqual([1]);
	});

	it("gives ties to the first feature", () => {
		expect(select([0.2, 0.2, -0.2], 2)).toEqual([0, 1]);
	});

	it("takes features in order when nothing varies, and no more than there are", () => {
		expect(select([0, 0, 0], 9)).toEqual([0, 1, 2]);
	});

	it("takes a feature that depends on chosen ones last", () => {
		const doubled = ["1111", "1011", "0101", "1010", "0000", "0100"].map((row) => row.slice(0, 3) + row[0]);
		const dependent = weighNeighborhood(neighborhoodOf(doubled), new Float64Array(5).fill(1));
		const selected = select([0.5, 0.1, 0.2, 0], 4, doubled, dependent);
		expect([selected[0], selected[3]]).toEqual([0, 3]);
	});
});
