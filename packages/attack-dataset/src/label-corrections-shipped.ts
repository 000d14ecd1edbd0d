import { type LabelCorrections, parseLabelCorrections } from "./label-corrections.js";
import { LABEL_CORRECTIONS } from "./label-corrections-data.js";

let shipped: LabelCorrections | undefined;

/**
 * The label noise found in the public sources, as it ships with this package: what `buildDataset` corrects unless told
 * otherwise. Read at the first call, the same object afterwards.
 *
 * @example
 * loadLabelCorrections().attackVersion; // "18.1"
 */
export function loadLabelCorrections(): LabelCorrections {
	shipped ??= parseLabelCorrections(LABEL_CORRECTIONS.split("\n"), "label-corrections.jsonl");
	return shipped;
}
