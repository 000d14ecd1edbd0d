import type { DeletionTest } from "./explanation.js";
import { keepAll, WORD_BITS } from "./neighborhood.js";
import type { Random } from "./random.js";
import type { MaskScoring } from "./score-masks.js";

/** Random removals that the deletion test compares with. */
const RANDOM_REMOVALS = 5;

/**
 * Removes each label's supporting features, and as many at random, and asks the classifier again.
 *
 * @param supporting for each label to explain the features that speak for it
 * @param predictions for each label its probability for the whole text
 */
export async function testDeletion(
	scoring: MaskScoring,
	featureCount: number,
	supporting: readonly (readonly number[])[],
	predictions: readonly number[],
	random: Random,
): Promise<DeletionTest[]> {
	const masks: Uint32Array[] = [];
	for (const features of supporting) {
		masks.push(withoutFeatures(featureCount, features));
		for (let i = 0; i < RANDOM_REMOVALS; i++) {
			masks.push(withoutFeatures(featureCount, drawFeatures(featureCount, features.length, random)));
		}
	}
	const rows = await scoring.scoreApart(masks);
	return supporting.map((features, place) => {
		const first = place * (RANDOM_REMOVALS + 1);
		const prediction = predictions[place]!;
		const probability = rows[first]![place]!;
		let randomDrop = 0;
		for (let i = 1; i <= RANDOM_REMOVALS; i++) randomDrop += prediction - rows[first + i]![place]!;
		return {
			removedCount: features.length,
			probability,
			drop: prediction - probability,
			randomDrop: randomDrop / RANDOM_REMOVALS,
		};
	});
}

function drawFeatures(featureCount: number, count: number, random: Random): number[] {
	const features = Array.from({ length: featureCount }, (_, j) => j);
	for (let i = 0; i < count; i++) {
		const j = i + random.below(featureCount - i);
		[features[i], features[j]] = [features[j]!, features[i]!];
	}
	return features.slice(0, count);
}

function withoutFeatures(featureCount: number, features: readonly number[]): Uint32Array {
	const mask = new Uint32Array(Math.ceil(featureCount / WORD_BITS));
	keepAll(mask, featureCount);
	for (const feature of features) mask[Math.floor(feature / WORD_BITS)]! &= ~(1 << (feature % WORD_BITS));
	return mask;
}
