import type { LabelledText } from "@mapper/attack-dataset";
import type { TrainingRows } from "./label-problem.js";
import { conventionNumber } from "./labelling-conventions.js";

/** Writes what records say into typed arrays on shared memory. */
export function buildTrainingRows(
	records: readonly LabelledText[],
	labels: readonly string[],
	folds: Int8Array,
): TrainingRows {
	const numberOf = new Map(labels.map((id, number) => [id, number]));
	const numbers = records.map((record) =>
		record.labels.map((id) => numberOf.get(id)).filter((number) => number !== undefined),
	);
	const labelStarts = new Int32Array(new SharedArrayBuffer((records.length + 1) * 4));
	const total = numbers.reduce((sum, list) => sum + list.length, 0);
	const flat = new Int16Array(new SharedArrayBuffer(total * 2));
	let at = 0;
	numbers.forEach((list, row) => {
		flat.set(list, at);
		at += list.length;
		labelStarts[row + 1] = at;
	});
	const sharedFolds = new Int8Array(new SharedArrayBuffer(records.length));
	sharedFolds.set(folds);
	const conventions = new Uint8Array(new SharedArrayBuffer(records.length));
	records.forEach((record, row) => {
		conventions[row] = conventionNumber(record);
	});
	return { labelStarts, labels: flat, folds: sharedFolds, conventions };
}
