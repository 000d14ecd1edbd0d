import { LimeExplainError } from "./errors.js";

/**
 * How far a perturbed text is from the text, from the number of features it keeps and the number there are. The
 * default is 100 times the cosine distance of the mask to the mask of ones.
 */
export type DistanceFunction = (kept: number, featureCount: number) => number;

/** Kernel width of the reference, in units of the distance. */
export const DEFAULT_KERNEL_WIDTH = 25;

/** 100 (1 - √(kept / d)): 0 for the whole text, 100 when nothing is kept. */
export function cosineDistance(kept: number, featureCount: number): number {
	return 100 * (1 - Math.sqrt(kept / featureCount));
}

/**
 * The weight of a perturbed text by the number of features it keeps: `√exp(-distance² / width²)`.
 *
 * @returns `[d + 1]`
 * @throws LimeExplainError `LIME_EXPLAIN_OPTION_INVALID` when a distance is no finite number
 */
export function kernelWeights(featureCount: number, distance: DistanceFunction, width: number): Float64Array {
	return Float64Array.from({ length: featureCount + 1 }, (_, kept) => {
		const value = distance(kept, featureCount);
		if (!Number.isFinite(value)) {
			throw new LimeExplainError(
				"LIME_EXPLAIN_OPTION_INVALID",
				`distance: expected a finite number, but got ${value} for ${kept} of ${featureCount} features. Return one for every count from 0 to the number of features.`,
			);
		}
		return Math.exp(-(value * value) / (2 * width * width));
	});
}
