import { expect, it } from "vitest";
import { selectFeatures } from "../src/feature-selection.js";
import { centerResponse } from "../src/response.js";
import { createRidgeSolver } from "../src/ridge.js";
import { weighNeighborhood } from "../src/weighted-design.js";
import { neighborhoodOf } from "./mask-fixtures.js";

// Eight masks of eight words: forward selection and the ridge disagree on some.
const masks = [
	"11111111",
	"10110100",
	"01011010",
	"11001101",
	"00110011",
	"10101010",
	"01100111",
	"00011110",
];
const design = weighNeighborhood(
	neighborhoodOf(masks),
	Float64Array.from({ length: 9 }, (_, kept) => 1 + kept),
);
const response = centerResponse(design, Float64Array.of(0.9, 0.1, 0.5, 0.7, 0.2, 0.6, 0.3, 0.45));
const solver = createRidgeSolver(design);
const select = (
	featureSelection: "auto" | "none" | "forward-selection" | "highest-weights",
	numFeatures: number,
) => selectFeatures(design, response, solver, { featureSelection, numFeatures });

it("auto goes forward up to six features", () => {
	expect(select("auto", 6)).toEqual(select("forward-selection", 6));
	expect(select("auto", 7)).toEqual(select("highest-weights", 7));
	expect(select("auto", 6)).not.toEqual(select("highest-weights", 6));
});

it("none takes all", () => {
	expect(select("none", 2)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
