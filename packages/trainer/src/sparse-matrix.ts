import type { SparseVector } from "@mapper/lexical-model";

/** Rows of sparse vectors in compressed form; all arrays lie on shared memory, so that threads read one copy. */
export interface SparseMatrix {
	/** Row `r` holds the entries `rowStarts[r]` up to `rowStarts[r + 1]`. */
	readonly rowStarts: Int32Array;
	/** Column of each entry, ascending within a row. */
	readonly columns: Int32Array;
	/** Value of each entry. */
	readonly values: Float32Array;
	readonly columnCount: number;
	/** Feature number of each column. */
	readonly featureOfColumn: Int32Array;
}

/**
 * Packs vectors into one matrix. Columns are features ordered by how many rows hold them: weights that are used
 * together lie together, which halves the time of a pass against the order of hashes.
 */
export function packRows(rows: readonly SparseVector[], featureCount: number): SparseMatrix {
	const frequencies = new Int32Array(featureCount);
	let entries = 0;
	for (const { indices } of rows) {
		entries += indices.length;
		for (const feature of indices) frequencies[feature]!++;
	}
	const featureOfColumn = shared(Int32Array, featureCount);
	for (let feature = 0; feature < featureCount; feature++) featureOfColumn[feature] = feature;
	featureOfColumn.sort((a, b) => frequencies[b]! - frequencies[a]! || a - b);
	const columnOfFeature = new Int32Array(featureCount);
	featureOfColumn.forEach((feature, column) => {
		columnOfFeature[feature] = column;
	});

	const rowStarts = shared(Int32Array, rows.length + 1);
	const columns = shared(Int32Array, entries);
	const values = shared(Float32Array, entries);
	let at = 0;
	rows.forEach(({ indices, values: weights }, r) => {
		const order = Array.from(indices, (feature, i) => ({
			column: columnOfFeature[feature]!,
			weight: weights[i]!,
		}));
		order.sort((a, b) => a.column - b.column);
		for (const { column, weight } of order) {
			columns[at] = column;
			values[at] = weight;
			at++;
		}
		rowStarts[r + 1] = at;
	});
	return { rowStarts, columns, values, columnCount: featureCount, featureOfColumn };
}

function shared<T extends Int32Array | Float32Array>(
	type: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number },
	length: number,
): T {
	return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT));
}
