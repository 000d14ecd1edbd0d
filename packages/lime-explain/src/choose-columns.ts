import { LimeExplainError } from "./errors.js";

/** Which labels to explain. */
export interface LabelChoice {
	/** Columns of the classifier's output, or ids of `labelIds`. */
	readonly labels?: string | number | readonly (string | number)[];
	/** Ids of the columns. */
	readonly labelIds?: readonly string[];
	/** Without `labels`: this many labels with the highest probability, best first; of equal ones the first. */
	readonly topLabels: number;
}

/**
 * The columns to explain.
 *
 * @param whole probabilities of the whole text
 * @throws LimeExplainError `LIME_EXPLAIN_LABEL_UNKNOWN`, and `LIME_EXPLAIN_OPTION_INVALID` when the ids are not as many
 *   as the columns
 */
export function chooseColumns(whole: ArrayLike<number>, choice: LabelChoice): number[] {
	const { labels, labelIds, topLabels } = choice;
	if (labelIds && labelIds.length !== whole.length) {
		throw new LimeExplainError(
			"LIME_EXPLAIN_OPTION_INVALID",
			`labelIds: expected ${whole.length} ids, one for each of the classifier's columns, but got ${labelIds.length}. Give them in the order of the columns.`,
		);
	}
	if (labels === undefined) {
		return Array.from(whole, (value, column) => ({ value, column }))
			.sort((a, b) => b.value - a.value || a.column - b.column)
			.slice(0, topLabels)
			.map(({ column }) => column);
	}
	const wanted = typeof labels === "object" ? labels : [labels];
	return [...new Set(wanted.map((label) => findColumn(label, whole.length, labelIds)))];
}

function findColumn(
	label: string | number,
	columnCount: number,
	labelIds: readonly string[] | undefined,
): number {
	const column = typeof label === "number" ? label : (labelIds?.indexOf(label) ?? -1);
	if (Number.isInteger(column) && column >= 0 && column < columnCount) return column;
	throw new LimeExplainError(
		"LIME_EXPLAIN_LABEL_UNKNOWN",
		`labels: expected a column from 0 to ${columnCount - 1}${labelIds ? " or one of labelIds" : ""}, but got ${JSON.stringify(label)}. ${labelIds ? "Check its spelling" : "Give labelIds to name columns by ids"}.`,
	);
}
