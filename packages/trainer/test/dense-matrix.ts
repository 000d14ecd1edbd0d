import { packRows, type SparseMatrix } from "../src/sparse-matrix.js";

/** Packs dense rows, `[rows × columns]`; zeros are left out. */
export function packDense(rows: readonly (readonly number[])[]): SparseMatrix {
	const vectors = rows.map((row) => {
		const indices = row.flatMap((value, column) => (value === 0 ? [] : [column]));
		return {
			indices: Int32Array.from(indices),
			values: Float32Array.from(indices, (column) => row[column]!),
		};
	});
	return packRows(vectors, rows[0]!.length);
}

/** Puts weights by column back in the order of features. */
export function byFeature(matrix: SparseMatrix, weights: ArrayLike<number>): number[] {
	const ordered = new Array<number>(matrix.columnCount).fill(0);
	matrix.featureOfColumn.forEach((feature, column) => {
		ordered[feature] = weights[column]!;
	});
	return ordered;
}
