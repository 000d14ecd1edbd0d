import type { ClassifyContext, ProbabilityRows, TextClassifier } from "./classifier.js";
import { LimeExplainError } from "./errors.js";
import type { IndexedText } from "./indexed-text.js";
import type { Neighborhood } from "./neighborhood.js";

/** Sends masks to the classifier, batch by batch, and keeps the probabilities of the labels to explain. */
export interface MaskScoring {
	/** Scores the rows of a neighborhood that were not yet scored. */
	scoreNewRows(neighborhood: Neighborhood, onBatch: (scored: number) => void): Promise<void>;
	/** Scores masks `[masks, words]` apart from the neighborhood. `[masks][labels to explain]`. */
	scoreApart(masks: readonly Uint32Array[]): Promise<number[][]>;
	/** Columns to explain; known once the first batch is scored. */
	columns(): readonly number[];
	/** `[rows]`: probabilities of the label at a place of {@link columns}. */
	valuesOf(place: number): Float64Array;
	/** Texts or masks scored so far. */
	scored(): number;
}

/**
 * Makes a scoring of one text. Only one batch of strings is alive at a time, and only the columns to explain are kept.
 *
 * @param chooseColumns picks the columns from the probabilities of the whole text, which is scored first
 * @param capacity the most rows
 */
export async function createMaskScoring(
	indexed: IndexedText,
	classify: TextClassifier,
	options: { readonly batchSize: number; readonly signal?: AbortSignal; readonly capacity: number },
	chooseColumns: (whole: ArrayLike<number>) => number[],
): Promise<MaskScoring> {
	const { batchSize, signal, capacity } = options;
	const context: ClassifyContext = { signal };
	const scoreMasks = await classify.prepare?.(indexed.text, indexed.features, {
		signal,
		maskString: indexed.maskString,
	});
	let columns: number[] | undefined;
	let labelCount = 0;
	let values: Float64Array[] = [];
	let scoredRows = 0;
	let scored = 0;

	async function scoreBatch(bits: Uint32Array, offsets: readonly number[]): Promise<ProbabilityRows> {
		signal?.throwIfAborted();
		const rows = await (scoreMasks
			? scoreMasks(
					offsets.map((offset) => spreadMask(bits, offset, indexed.features.length)),
					context,
				)
			: classify(
					offsets.map((offset) => indexed.render(bits, offset)),
					context,
				));
		signal?.throwIfAborted();
		if (scored === 0) labelCount = rows?.[0]?.length ?? 0;
		checkRows(rows, offsets.length, labelCount);
		scored += offsets.length;
		return rows;
	}

	return {
		columns: () => columns ?? [],
		valuesOf: (place) => values[place]!.subarray(0, scoredRows),
		scored: () => scored,
		async scoreNewRows(neighborhood, onBatch) {
			const { bits, wordCount } = neighborhood;
			while (scoredRows < neighborhood.rowCount) {
				const count = Math.min(batchSize, neighborhood.rowCount - scoredRows);
				const first = scoredRows;
				const rows = await scoreBatch(
					bits,
					Array.from({ length: count }, (_, i) => (first + i) * wordCount),
				);
				if (!columns) {
					columns = chooseColumns(rows[0]!);
					values = columns.map(() => new Float64Array(capacity));
				}
				for (let i = 0; i < count; i++) {
					columns.forEach((column, place) => {
						values[place]![first + i] = checkedValue(rows[i]!, column);
					});
				}
				scoredRows += count;
				onBatch(scoredRows);
			}
		},
		async scoreApart(masks) {
			const results: number[][] = [];
			for (let first = 0; first < masks.length; first += batchSize) {
				for (const row of Array.from(await scoreApartBatch(masks.slice(first, first + batchSize)))) {
					results.push((columns ?? []).map((column) => checkedValue(row, column)));
				}
			}
			return results;
		},
	};

	function scoreApartBatch(masks: readonly Uint32Array[]): Promise<ProbabilityRows> {
		const wordCount = masks[0]!.length;
		const bits = new Uint32Array(masks.length * wordCount);
		masks.forEach((mask, i) => {
			bits.set(mask, i * wordCount);
		});
		return scoreBatch(
			bits,
			Array.from(masks, (_, i) => i * wordCount),
		);
	}
}

function spreadMask(bits: Uint32Array, offset: number, featureCount: number): Uint8Array {
	const mask = new Uint8Array(featureCount);
	for (let j = 0; j < featureCount; j++) mask[j] = (bits[offset + (j >>> 5)]! >>> (j & 31)) & 1;
	return mask;
}

function checkRows(rows: ProbabilityRows, count: number, labelCount: number): void {
	if (rows?.length !== count) {
		throw outputError(`expected ${count} rows, one for each text, but got ${rows?.length}`);
	}
	for (let i = 0; i < count; i++) {
		const length = rows[i]?.length;
		if (length !== labelCount || labelCount === 0) {
			throw outputError(
				`expected ${labelCount || "one or more"} probabilities for text ${i}, but got ${length}`,
			);
		}
	}
}

function checkedValue(row: ArrayLike<number>, column: number): number {
	const value = row[column];
	if (typeof value === "number" && Number.isFinite(value)) return value;
	throw outputError(`expected a finite number in column ${column}, but got ${value}`);
}

function outputError(problem: string): LimeExplainError {
	return new LimeExplainError(
		"LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID",
		`The classifier's output: ${problem}. Return one list of probabilities for each text, all of one length.`,
	);
}
