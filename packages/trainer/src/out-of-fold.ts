import type { LabelledText } from "@mapper/attack-dataset";

/** Scores of records by models that never saw them. */
export interface OutOfFold {
	readonly records: readonly LabelledText[];
	/** Fold of each record. */
	readonly folds: Int8Array;
	/** `[records × outputs]`. */
	readonly scores: Float32Array;
	readonly outputCount: number;
	/** Score of the wording of each record. */
	readonly wording: Float32Array;
	readonly labels: readonly string[];
	/** Labels that annotated reports can be judged on. */
	readonly annotated: ReadonlySet<string>;
}

/** Folds of training texts: three leave two thirds to learn from. */
export const FOLDS = 3;
