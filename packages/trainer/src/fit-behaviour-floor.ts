import type { SampledText } from "./sampled-texts.js";

/** Share of the texts in which somebody acts that may be held back for the sake of quiet ones. */
const HELD_BACK_SHARE = 0.1;

/**
 * Finds the score of "describes adversary behaviour" below which a text is left quiet: one in ten of the texts that do
 * describe behaviour stays below it.
 */
export function fitBehaviourFloor(texts: readonly SampledText[]): number {
	const scores = texts
		.filter(({ labels }) => labels.size > 0)
		.map(({ summary, importance }) => ({ score: summary.strongestBehaviour, importance }))
		.sort((a, b) => a.score - b.score);
	let left = HELD_BACK_SHARE * scores.reduce((sum, { importance }) => sum + importance, 0);
	for (const { score, importance } of scores) {
		left -= importance;
		if (left < 0) return Math.round(score * 1000) / 1000;
	}
	return LOWEST_SCORE;
}

/** Holds nothing back. */
const LOWEST_SCORE = -1.5;
