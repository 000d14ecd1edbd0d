import type { BinaryProblem } from "./dual-coordinate-descent.js";

/** What each row of the training matrix says, in typed arrays that threads can share. */
export interface TrainingRows {
	/** Row `r` carries the labels `labels[labelStarts[r]]` up to `labels[labelStarts[r + 1]]`. */
	readonly labelStarts: Int32Array;
	readonly labels: Int16Array;
	/** The fold each row is left out of. */
	readonly folds: Int8Array;
	/** Number of each row's labelling convention: its place in {@link LabelSetting.costs}. */
	readonly conventions: Uint8Array;
}

/** How one output of the model is learned. */
export interface LabelSetting {
	/** Number of the output. */
	readonly output: number;
	/** Parent and children of its technique: rows that carry one of them say nothing about it. */
	readonly relatives: readonly number[];
	/** By convention: what an error costs on rows with and without the label; 0 leaves such rows out. */
	readonly costs: readonly ConventionCost[];
	readonly question: OutputQuestion;
}

/** What an output of the model asks of a sentence. */
type OutputQuestion =
	/** Does it describe this technique? */
	| "technique"
	/** Does it describe any adversary behaviour? Every label is a yes. */
	| "behaviour"
	/** Is it written as reports are, and not as catalogue entries? Answered by the convention alone. */
	| "report-prose";

/** What errors cost on the rows of one labelling convention. */
export interface ConventionCost {
	readonly positive: number;
	readonly negative: number;
	/** True where annotators chose between a technique and its relatives, so that a relative is a no. */
	readonly relativesAreNegative: boolean;
}

/** Picks the rows of one output's problem, with sign and cost; rows of the fold left out take no part. */
export function buildLabelProblem(
	rows: TrainingRows,
	setting: LabelSetting,
	leftOutFold?: number,
): BinaryProblem {
	const rowCount = rows.folds.length;
	const chosen = new Int32Array(rowCount);
	const signs = new Int8Array(rowCount);
	const costs = new Float32Array(rowCount);
	let count = 0;
	for (let row = 0; row < rowCount; row++) {
		if (rows.folds[row] === leftOutFold) continue;
		const convention = setting.costs[rows.conventions[row]!]!;
		const sign = signOf(rows, row, setting, convention);
		const cost = sign > 0 ? convention.positive : convention.negative;
		if (sign === 0 || cost === 0) continue;
		chosen[count] = row;
		signs[count] = sign;
		costs[count] = cost;
		count++;
	}
	return { rows: chosen.slice(0, count), signs: signs.slice(0, count), costs: costs.slice(0, count) };
}

/** 1: carries the label; -1: does not; 0: says nothing about it. */
function signOf(
	rows: TrainingRows,
	row: number,
	setting: LabelSetting,
	convention: ConventionCost,
): -1 | 0 | 1 {
	const start = rows.labelStarts[row]!;
	const end = rows.labelStarts[row + 1]!;
	if (setting.question === "behaviour") return end > start ? 1 : -1;
	if (setting.question === "report-prose") return convention.positive > 0 ? 1 : -1;
	let isRelated = false;
	for (let k = start; k < end; k++) {
		const label = rows.labels[k]!;
		if (label === setting.output) return 1;
		if (setting.relatives.includes(label)) isRelated = true;
	}
	return isRelated && !convention.relativesAreNegative ? 0 : -1;
}
