/** `[rows, columns]` → `[columns, rows]`, into an array of the same kind. */
export function transposeMatrix<T extends Float32Array | Int8Array>(
	matrix: T,
	rows: number,
	columns: number,
): T {
	const transposed = new (matrix.constructor as new (length: number) => T)(matrix.length);
	for (let row = 0; row < rows; row++) {
		const start = row * columns;
		for (let column = 0; column < columns; column++)
			transposed[column * rows + row] = matrix[start + column]!;
	}
	return transposed;
}
