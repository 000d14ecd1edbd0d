import { countBits, createNeighborhood, type Neighborhood } from "./neighborhood.js";

/** The most features whose masks are all listed. */
export const MAX_ENUMERATED_FEATURES = 12;

/**
 * All masks of a few features, each with the number of times `numSamples` samples are expected to hold it: what
 * sampling would come to if it went on for ever. The masses sum to `numSamples`, since the final ridge penalty is
 * relative to their weight.
 *
 * @param pairs expects each mask as often as its complement, as paired samples do
 */
export function enumerateMasks(featureCount: number, numSamples: number, pairs: boolean): Neighborhood {
	const count = 2 ** featureCount;
	const neighborhood = createNeighborhood(featureCount, count, true);
	// By number of removed features: the probability of one mask of that size.
	const chances: number[] = [0];
	let masks = 1;
	for (let removed = 1; removed <= featureCount; removed++) {
		masks = (masks * (featureCount - removed + 1)) / removed;
		chances[removed] = 1 / (featureCount * masks);
	}
	const mask = new Uint32Array(1);
	for (let word = count - 1, unit = 0; word >= 0; word--, unit++) {
		mask[0] = word;
		const removed = featureCount - countBits(word);
		const chance = chances[removed] as number;
		const complementChance = chances[featureCount - removed] as number;
		const expected = (numSamples - 1) * (pairs ? (chance + complementChance) / 2 : chance);
		neighborhood.add(mask, removed === 0 ? 1 + expected : expected, unit, false);
	}
	return neighborhood;
}
