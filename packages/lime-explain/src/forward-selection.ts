import type { Response } from "./response.js";
import type { WeightedDesign } from "./weighted-design.js";

/** A column whose part that the chosen ones do not explain is smaller than this share of it counts as explained. */
const DEPENDENT_SHARE = 1e-10;

/** Gains closer than this share of the whole variation are ties, which the first feature wins. */
const TIE_SHARE = 1e-12;

/**
 * Adds features one at a time, always the one that raises the weighted R² of an unpenalised fit most.
 *
 * Each column is kept as what the chosen ones leave of it (Gram-Schmidt on the Gram matrix), so a round costs one pass
 * over the features. A column that depends on chosen ones gains nothing, which is what the minimum-norm solution of the
 * singular system gives.
 *
 * @returns the features in the order of choice, `min(count, features)` of them
 */
export function selectForward(design: WeightedDesign, response: Response, count: number): number[] {
	const d = design.featureCount;
	const gram = design.gram();
	const cross = response.cross.slice();
	const norms = Float64Array.from({ length: d }, (_, j) => gram[j * d + j]!);
	const floors = norms.map((norm) => norm * DEPENDENT_SHARE);
	const isChosen = new Uint8Array(d);
	const chosen: number[] = [];
	/** One row for each chosen feature: products of its remaining part, scaled to length 1, with all columns. */
	const directions: Float64Array[] = [];

	while (chosen.length < Math.min(count, d)) {
		let best = -1;
		let bestGain = 0;
		for (let j = 0; j < d; j++) {
			if (isChosen[j]) continue;
			const gain = norms[j]! > floors[j]! ? (cross[j]! * cross[j]!) / norms[j]! : 0;
			if (best < 0 || gain > bestGain + TIE_SHARE * response.variation) {
				best = j;
				bestGain = gain;
			}
		}
		isChosen[best] = 1;
		chosen.push(best);
		if (norms[best]! <= floors[best]!) continue;
		const length = Math.sqrt(norms[best]!);
		const direction = gram.slice(best * d, (best + 1) * d);
		for (const earlier of directions) {
			const share = earlier[best]!;
			for (let j = 0; j < d; j++) direction[j]! -= share * earlier[j]!;
		}
		const step = cross[best]! / length;
		for (let j = 0; j < d; j++) {
			const product = direction[j]! / length;
			direction[j] = product;
			norms[j]! -= product * product;
			cross[j]! -= product * step;
		}
		directions.push(direction);
	}
	return chosen;
}
