import type { LabelledText } from "@mapper/attack-dataset";
import { createRandom } from "./random.js";

/**
 * Puts records into a seeded random order: the solver visits them in the order of memory, and sources must be mixed
 * for it to converge.
 */
export function shuffleRecords(records: readonly LabelledText[], seed: number): LabelledText[] {
	const random = createRandom(seed);
	const shuffled = [...records];
	for (let i = shuffled.length - 1; i > 0; i--) {
		const j = random.below(i + 1);
		const swap = shuffled[i]!;
		shuffled[i] = shuffled[j]!;
		shuffled[j] = swap;
	}
	return shuffled;
}
