import type { TensorData } from "./tensor-data.js";

/** A matrix in whole numbers of -127 to 127 with one scale a row: `value ≈ data · scale`. */
export interface QuantizedRows {
	readonly data: Int8Array;
	/** `[rows]` */
	readonly scales: Float32Array;
}

/** Bits of a quantised weight. Seven for processors without VNNI, whose 16-bit sums of 8-bit products can saturate. */
export type WeightBits = 7 | 8;

/** Rounds `[rows, columns]` to whole numbers, each row by its own largest magnitude; a row of zeros has scale 1. */
export function quantizeRows(matrix: TensorData, bits: WeightBits = 8): QuantizedRows {
	const [rows, columns] = matrix.shape as [number, number];
	const highest = 2 ** (bits - 1) - 1;
	const data = new Int8Array(rows * columns);
	const scales = new Float32Array(rows);
	for (let row = 0; row < rows; row++) {
		const start = row * columns;
		let largest = 0;
		for (let column = 0; column < columns; column++) {
			largest = Math.max(largest, Math.abs(matrix.data[start + column]!));
		}
		const scale = Math.fround(largest / highest) || 1;
		scales[row] = scale;
		for (let column = 0; column < columns; column++) {
			data[start + column] = Math.round(matrix.data[start + column]! / scale);
		}
	}
	return { data, scales };
}
