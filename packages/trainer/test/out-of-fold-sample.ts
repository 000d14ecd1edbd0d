import type { LabelledText } from "@mapper/attack-dataset";
import { EXTRA_OUTPUTS, type GateCalibration, NO_TREES } from "@mapper/lexical-model";
import { FOLDS, type OutOfFold } from "../src/out-of-fold.js";
import { createRandom } from "../src/random.js";

/** The labels of the sample, none related to another. */
export const LABELS: readonly string[] = ["T1003", "T1059", "T1105", "T1486", "T1566"];
/** Scores of a sentence: those of the labels and of the sentence itself. */
export const OUTPUTS: number = LABELS.length + EXTRA_OUTPUTS;
const NO_CHANCE = -2;

/**
 * Procedures whose labels are right with a known probability, σ(4·score - 1 + shift of the label), in folds by turns.
 *
 * @param rareTexts number of texts in which the first label has a chance
 */
export function sampleOutOfFold(
	count: number,
	seed: number,
	shifts: readonly number[] = [0, 0, 0, 0, 0],
	rareTexts: number = count,
): OutOfFold {
	const random = createRandom(seed);
	const scores = new Float32Array(count * OUTPUTS);
	const records = Array.from({ length: count }, (_, row): LabelledText => {
		for (let output = 0; output < OUTPUTS; output++) scores[row * OUTPUTS + output] = random.next() * 2 - 1;
		if (row >= rareTexts) scores[row * OUTPUTS] = NO_CHANCE;
		const labels = LABELS.filter((_id, label) => {
			const logit = 4 * scores[row * OUTPUTS + label]! - 1 + shifts[label]!;
			return random.next() < 1 / (1 + Math.exp(-logit));
		});
		return { text: `text ${row}`, labels, source: "procedure", group: `software ${row % 20}` };
	});
	return {
		records,
		folds: Int8Array.from(records, (_, row) => row % FOLDS),
		scores,
		outputCount: OUTPUTS,
		wording: new Float32Array(count),
		labels: LABELS,
		annotated: new Set(),
	};
}

/** The gate plays no part in probabilities of techniques. */
const anyCalibration: GateCalibration = {
	bias: 0,
	lexical: 1,
	wording: 1,
	prose: 0,
	trees: NO_TREES,
	treeWeight: 0,
};
export const ANY_GATE = { calibration: anyCalibration };
export const ANY_GATES: readonly GateCalibration[] = new Array(FOLDS).fill(anyCalibration);
