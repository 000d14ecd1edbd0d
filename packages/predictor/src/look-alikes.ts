import { byConfidenceThenId, roundConfidence } from "./confidence.js";
import type { Placed } from "./hierarchy.js";
import { evidenceOf } from "./hierarchy.js";
import type { RankedTechnique } from "./report-mapping.js";

/** Look-alikes listed for a technique at most. */
const MAX_LOOK_ALIKES = 3;
/** Less likely readings of a sentence are not worth a reader's time. */
const LOWEST_CONFIDENCE = 0.1;

/**
 * Other techniques that the same evidence could be taken for: what else the model sees in a technique's evidence
 * sentences, best first, with its probability there.
 */
export function findLookAlikes(
	of: Placed,
	all: readonly Placed[],
	excluded: ReadonlySet<string>,
): RankedTechnique[] {
	const sentences = new Set(evidenceOf(of.hits).map(({ sentence }) => sentence));
	return all
		.filter(({ id }) => id !== of.id && !excluded.has(id))
		.map(({ id, hits }) => ({
			id,
			confidence: hits.reduce(
				(best, hit) => (sentences.has(hit.sentence) ? Math.max(best, hit.probability) : best),
				0,
			),
		}))
		.filter(({ confidence }) => confidence >= LOWEST_CONFIDENCE)
		.sort(byConfidenceThenId)
		.slice(0, MAX_LOOK_ALIKES)
		.map(({ id, confidence }) => ({ id, confidence: roundConfidence(confidence) }));
}
