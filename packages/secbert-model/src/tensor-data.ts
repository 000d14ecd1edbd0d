/** A tensor's numbers, row by row, and its shape. */
export interface TensorData {
	readonly shape: readonly number[];
	readonly data: Float32Array;
}
