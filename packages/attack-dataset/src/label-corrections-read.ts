import { type LabelCorrections, parseLabelCorrections } from "./label-corrections.js";
import { readLines } from "./read-lines.js";

/**
 * Reads a file of label corrections, to be used in place of the shipped ones.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_MISSING`, or `DATASET_SOURCE_INVALID` with the number of the broken line
 */
export async function readLabelCorrections(
	path: string,
	options: { signal?: AbortSignal } = {},
): Promise<LabelCorrections> {
	const lines: string[] = [];
	for await (const { line } of readLines(path, options.signal)) lines.push(line);
	return parseLabelCorrections(lines, path);
}
