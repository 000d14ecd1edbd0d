import { selectForward } from "./forward-selection.js";
import { largest } from "./largest.js";
import { selectByLassoPath } from "./lasso-path.js";
import type { Response } from "./response.js";
import { RANKING_ALPHA, type RidgeSolver } from "./ridge.js";
import type { WeightedDesign } from "./weighted-design.js";

/** How the features of an explanation are chosen. `auto`: `forward-selection` up to 6 features, else `highest-weights`. */
export type FeatureSelection = "auto" | "none" | "forward-selection" | "highest-weights" | "lasso-path";

/** The names of {@link FeatureSelection}. */
export const FEATURE_SELECTIONS: readonly FeatureSelection[] = [
	"auto",
	"none",
	"forward-selection",
	"highest-weights",
	"lasso-path",
];

/** `auto` selects forward up to this number of features, as in the reference. */
const MAX_AUTO_FORWARD = 6;

/** Chooses features for a label. @returns feature numbers, in the order in which equal weights are to be reported */
export function selectFeatures(
	design: WeightedDesign,
	response: Response,
	solver: RidgeSolver,
	options: { readonly numFeatures: number; readonly featureSelection: FeatureSelection },
): number[] {
	const { numFeatures, featureSelection } = options;
	switch (featureSelection) {
		case "none":
			return Array.from(response.cross.keys());
		case "forward-selection":
			return selectForward(design, response, numFeatures);
		case "highest-weights":
			return largest(solver.solveAll(response.cross, RANKING_ALPHA), numFeatures);
		case "lasso-path":
			return selectByLassoPath(design, response, numFeatures);
		case "auto":
			return selectFeatures(design, response, solver, {
				numFeatures,
				featureSelection: numFeatures <= MAX_AUTO_FORWARD ? "forward-selection" : "highest-weights",
			});
	}
}
