import { calibrateScores, type SentenceCalibration } from "@mapper/lexical-model";
import type { OutOfFold } from "./fit-calibration.js";
import type { ReadRecord } from "./sampled-texts.js";

/** Reads every record with probabilities, from scores of models that never saw it. */
export function readOutOfFold(
	{ records, scores, outputCount, labels }: OutOfFold,
	calibration: SentenceCalibration,
): ReadRecord[] {
	const numberOf = new Map(labels.map((id, number) => [id, number]));
	return records.map((record, row) => ({
		record,
		labels: record.labels.map((id) => numberOf.get(id)).filter((number) => number !== undefined),
		reading: calibrateScores(scores.subarray(row * outputCount, (row + 1) * outputCount), calibration),
	}));
}
