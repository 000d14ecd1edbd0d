import { keepAll, type NeighborhoodBuilder, WORD_BITS } from "./neighborhood.js";
import type { Random } from "./random.js";

/** Draws masks into a neighborhood. */
export interface Perturber {
	/** Draws until the neighborhood stands for `sampleCount` samples, the unperturbed one included. */
	drawUntil(sampleCount: number): void;
}

/**
 * Makes a source of masks with the reference's distribution: row 0 keeps all, every other row removes 1 to `d` features,
 * each number equally likely, and each set of that size equally likely.
 *
 * @param pairs follows each mask by its complement: less variance for many labels, but another distribution, in which
 *   the whole text reappears
 */
export function createPerturber(
	neighborhood: NeighborhoodBuilder,
	random: Random,
	pairs: boolean,
): Perturber {
	const { featureCount, wordCount } = neighborhood;
	const features = Int32Array.from({ length: featureCount }, (_, feature) => feature);
	const all = new Uint32Array(wordCount);
	keepAll(all, featureCount);
	const mask = new Uint32Array(wordCount);
	let unit = 0;

	function draw(): void {
		const removed = 1 + random.below(featureCount);
		const kept = featureCount - removed;
		const chosen = Math.min(removed, kept);
		mask.fill(0);
		// The first steps of a Fisher-Yates shuffle. Starting from an earlier order changes no probability.
		for (let i = 0; i < chosen; i++) {
			const j = i + random.below(featureCount - i);
			const feature = features[j] as number;
			features[j] = features[i] as number;
			features[i] = feature;
			mask[Math.floor(feature / WORD_BITS)]! |= 1 << (feature % WORD_BITS);
		}
		if (removed <= kept) complement();
	}

	function complement(): void {
		for (let i = 0; i < wordCount; i++) mask[i]! ^= all[i] as number;
	}

	return {
		drawUntil(sampleCount) {
			if (neighborhood.rowCount === 0) neighborhood.add(all, 1, unit++, true);
			while (neighborhood.sampleCount < sampleCount) {
				draw();
				neighborhood.add(mask, 1, unit, true);
				if (pairs && neighborhood.sampleCount < sampleCount) {
					complement();
					neighborhood.add(mask, 1, unit, true);
				}
				unit++;
			}
		},
	};
}
