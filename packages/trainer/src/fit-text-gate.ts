import {
	type DocumentWeigher,
	fillTextFeatures,
	TEXT_FEATURE_COUNT,
	type TextGate,
} from "@mapper/lexical-model";
import { growTrees } from "./grow-trees.js";
import type { SampledText } from "./sampled-texts.js";

/**
 * Texts with a lower probability of any behaviour are left quiet. Out of fold, texts of two to sixteen sentences without
 * behaviour stayed quiet in 0.914 of cases at 0.7 and in 0.944 at 0.8, for 0.006 and 0.012 less F1 on the others. On single
 * sentences such a floor costs several times as much, so theirs is lower.
 */
const FLOOR = 0.75;
const SINGLE_FLOOR = 0.5;
const TREES = 80;
const LEAVES = 8;

/**
 * Fits whether anybody does anything in a text, from texts that neither scores nor rules have seen. Annotated reports are
 * left out: their unlabelled sentences often describe behaviour all the same.
 */
export function fitTextGate(
	texts: readonly SampledText[],
	weighByFold: readonly DocumentWeigher[],
	seed: number,
): TextGate {
	const judged = texts.filter(({ isAnnotated }) => !isAnnotated);
	const features = new Float64Array(judged.length * TEXT_FEATURE_COUNT);
	judged.forEach(({ summary, fold }, i) => {
		fillTextFeatures(
			features,
			i * TEXT_FEATURE_COUNT,
			summary,
			weighByFold[fold]!(summary, summary.labels()),
		);
	});
	const { bias, trees } = growTrees(
		{
			features,
			dimensions: TEXT_FEATURE_COUNT,
			targets: Uint8Array.from(judged, ({ labels }) => (labels.size > 0 ? 1 : 0)),
			importances: Float64Array.from(judged, ({ importance }) => importance),
		},
		{ trees: TREES, leaves: LEAVES, seed },
	);
	// Nothing to learn from: nothing is held back.
	if (judged.length === 0) return { bias, trees, floor: 0, singleFloor: 0 };
	return { bias, trees, floor: FLOOR, singleFloor: SINGLE_FLOOR };
}
