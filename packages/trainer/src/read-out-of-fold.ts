import { createScoreReader, type GateCalibration, type SentenceCalibration } from "@mapper/lexical-model";
import type { OutOfFold } from "./out-of-fold.js";
import type { ReadRecord } from "./sampled-texts.js";

/** Reads every record with probabilities, from scores and calibrations of models that never saw it. */
export function readOutOfFold(
	{ records, scores, outputCount, labels, wording, folds }: OutOfFold,
	gateByFold: readonly GateCalibration[],
	calibrationByFold: readonly SentenceCalibration[],
): ReadRecord[] {
	const numberOf = new Map(labels.map((id, number) => [id, number]));
	const readers = calibrationByFold.map((calibration, fold) =>
		createScoreReader(labels, { calibration: gateByFold[fold]! }, calibration),
	);
	return records.map((record, row) => ({
		record,
		fold: folds[row]!,
		labels: record.labels.map((id) => numberOf.get(id)).filter((number) => number !== undefined),
		reading: readers[folds[row]!]!.read(
			scores.subarray(row * outputCount, (row + 1) * outputCount),
			wording[row]!,
			record.text.length,
		),
	}));
}
