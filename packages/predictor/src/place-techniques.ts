import type { WeighedTechnique } from "./aggregate.js";
import { byConfidenceThenId } from "./confidence.js";
import type { Placed } from "./hierarchy.js";
import type { SentenceHit } from "./read-sentences.js";
import type { ReportVocabulary } from "./report-vocabulary.js";

/**
 * Calls the model's techniques by their ids in the answer's ATT&CK version, best first. Techniques that a newer
 * version made one are taken together, so an id comes once.
 */
export function placeTechniques(
	weighed: readonly WeighedTechnique[],
	idOfLabel: ReportVocabulary["idOfLabel"],
	thresholdOf: (label: number) => number,
): Placed[] {
	const placed = new Map<string, Placed>();
	for (const { label, confidence, hits } of weighed) {
		const id = idOfLabel[label];
		if (id === undefined) continue;
		const technique = { id, confidence, hits, threshold: thresholdOf(label) };
		const known = placed.get(id);
		placed.set(id, known ? takeTogether(known, technique) : technique);
	}
	return [...placed.values()].sort(byConfidenceThenId);
}

/** The more convincing of two decides; the evidence of both counts, each sentence with its higher probability. */
function takeTogether(first: Placed, second: Placed): Placed {
	const isFirstConvincing = first.confidence >= first.threshold;
	const isSecondConvincing = second.confidence >= second.threshold;
	const isSecondBetter =
		isFirstConvincing === isSecondConvincing ? second.confidence > first.confidence : isSecondConvincing;
	const best = new Map<number, number>();
	for (const { sentence, probability } of [...first.hits, ...second.hits]) {
		best.set(sentence, Math.max(best.get(sentence) ?? 0, probability));
	}
	const hits = [...best]
		.map(([sentence, probability]): SentenceHit => ({ sentence, probability }))
		.sort((a, b) => b.probability - a.probability || a.sentence - b.sentence);
	return { ...(isSecondBetter ? second : first), hits };
}
