import { describe, expect, it } from "vitest";
import { selectByLassoPath } from "../src/lasso-path.js";
import { centerResponse } from "../src/response.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { neighborhoodOf } from "./mask-fixtures.js";

const masks = ["111", "110", "101", "011", "100", "010", "001", "000"];
const design = weighNeighborhood(neighborhoodOf(masks), new Float64Array(4).fill(1));
const select = (weights: number[], count: number) => {
	const values = Float64Array.from(masks, (row) =>
		Array.from(row).reduce((sum, bit, j) => sum + Number(bit) * weights[j]!, 0.1),
	);
	return selectByLassoPath(design, centerResponse(design, values), count);
};

// Uncorrelated columns enter the path one by one, the most correlated first, and none leaves.
describe("selectByLassoPath on uncorrelated words", () => {
	it.each([
		[1, [1]],
		[2, [1, 2]],
		[3, [0, 1, 2]],
		[9, [0, 1, 2]],
	])("at most %i", (count, expected) => {
		expect(select([0.1, -0.3, 0.2], count)).toEqual(expected);
	});

	it("stops where the rest is nothing", () => {
		expect(select([0.1, 0, 0], 3)).toEqual([0]);
	});

	it("returns all features of a label that does not vary, as the reference does", () => {
		expect(select([0, 0, 0], 2)).toEqual([0, 1, 2]);
	});
});

it("ends when columns depend on each other", () => {
	const doubled = ["1111", "1011", "0101", "1010", "0000", "0100", "1101"].map(
		(row) => row.slice(0, 3) + row[0],
	);
	const dependent = weighNeighborhood(neighborhoodOf(doubled), new Float64Array(5).fill(1));
	const values = Float64Array.from(doubled, (row) => 0.5 * Number(row[0]) + 0.1 * Number(row[1]));
	const selected = selectByLassoPath(dependent, centerResponse(dependent, values), 2);
	expect(selected).toContain(0);
	expect(selected).not.toContain(3);
});
