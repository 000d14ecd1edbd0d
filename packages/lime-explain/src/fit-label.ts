import { type FeatureSelection, selectFeatures } from "./feature-selection.js";
import { largest } from "./largest.js";
import { type Neighborhood, WORD_BITS } from "./neighborhood.js";
import type { Response } from "./response.js";
import { FINAL_ALPHA, factorRidge, type RidgeSolver } from "./ridge.js";
import { standardErrors } from "./standard-errors.js";
import type { WeightedDesign } from "./weighted-design.js";

/** The linear model that stands for the classifier near the text, for one label. */
export interface LabelFit {
	/** Feature numbers, largest weight first. */
	readonly features: readonly number[];
	/** `[features chosen]`, in that order. */
	readonly weights: readonly number[];
	readonly standardErrors: readonly number[];
	readonly intercept: number;
	/** Weighted R²; 1 for a label that does not vary. */
	readonly score: number;
	/** What the linear model gives for the text. */
	readonly localPrediction: number;
}

/** Chooses features for a label and fits the final ridge to them. */
export function fitLabel(
	design: WeightedDesign,
	response: Response,
	solver: RidgeSolver,
	options: { readonly numFeatures: number; readonly featureSelection: FeatureSelection },
): LabelFit {
	const { featureCount, means, weights: rowWeights } = design;
	const selected = selectFeatures(design, response, solver, options);
	const factor =
		selected.length === featureCount && selected.every((feature, i) => feature === i)
			? solver.factorAll(FINAL_ALPHA)
			: factorRidge(design, selected, FINAL_ALPHA);
	const fitted = factor.solve(Float64Array.from(selected, (feature) => response.cross[feature]!));
	let intercept = response.mean;
	let sum = 0;
	selected.forEach((feature, i) => {
		intercept -= means[feature]! * fitted[i]!;
		sum += fitted[i]!;
	});

	const kept = keptColumns(design.neighborhood, selected);
	const residuals = new Float64Array(rowWeights.length);
	let unexplained = 0;
	for (let row = 0, p = 0; row < residuals.length; row++) {
		let predicted = intercept;
		for (let i = 0; i < selected.length; i++, p++) predicted += kept[p]! * fitted[i]!;
		const residual = response.values[row]! - predicted;
		residuals[row] = residual;
		unexplained += rowWeights[row]! * residual * residual;
	}
	const errors = standardErrors(design, selected, kept, factor, residuals);
	const order = largest(fitted, fitted.length);
	return {
		features: order.map((i) => selected[i]!),
		weights: order.map((i) => fitted[i]!),
		standardErrors: order.map((i) => errors[i]!),
		intercept,
		score: response.variation === 0 ? 1 : 1 - unexplained / response.variation,
		localPrediction: intercept + sum,
	};
}

/** Whether each row keeps each of some features: `[rows, features chosen]` of 1 and 0. */
function keptColumns(neighborhood: Neighborhood, features: readonly number[]): Uint8Array {
	const { rowCount, wordCount, bits } = neighborhood;
	const columns = new Uint8Array(rowCount * features.length);
	features.forEach((feature, i) => {
		const word = Math.floor(feature / WORD_BITS);
		const shift = feature % WORD_BITS;
		for (let row = 0; row < rowCount; row++) {
			columns[row * features.length + i] = (bits[row * wordCount + word]! >>> shift) & 1;
		}
	});
	return columns;
}
