import { SecbertModelError } from "./errors.js";

/** Number formats of a checkpoint, by the names that safetensors gives them. */
export type CheckpointDtype = "F64" | "F32" | "F16" | "BF16" | "I64" | "I32" | "I16" | "I8" | "U8" | "BOOL";

/** One tensor of a checkpoint as it lies in the file. */
export interface CheckpointTensor {
	readonly dtype: CheckpointDtype;
	readonly shape: readonly number[];
	/** The numbers, little-endian, row after row; mostly a view of the file. */
	readonly bytes: Uint8Array;
}

/** Tensors by their names, in the order of the file. */
export type Checkpoint = ReadonlyMap<string, CheckpointTensor>;

/** Bytes of one number. */
export const DTYPE_BYTES: Readonly<Record<CheckpointDtype, number>> = {
	F64: 8,
	F32: 4,
	F16: 2,
	BF16: 2,
	I64: 8,
	I32: 4,
	I16: 2,
	I8: 1,
	U8: 1,
	BOOL: 1,
};

/** A tensor of float32 numbers; the array is not copied. */
export function floatTensor(shape: readonly number[], values: Float32Array): CheckpointTensor {
	return { dtype: "F32", shape, bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) };
}

/**
 * The numbers of a floating-point tensor as float32: a view of the file where it can be one (F32 at a multiple of four bytes),
 * else converted. F64 is rounded.
 *
 * @throws SecbertModelError `SECBERT_CHECKPOINT_UNSUPPORTED` for whole numbers
 */
export function readFloats(tensor: CheckpointTensor): Float32Array {
	const { dtype } = tensor;
	const count = tensor.bytes.byteLength / DTYPE_BYTES[dtype];
	const { buffer, byteOffset } = aligned(tensor.bytes, DTYPE_BYTES[dtype]);
	if (dtype === "F32") return new Float32Array(buffer, byteOffset, count);
	if (dtype === "F64") return Float32Array.from(new Float64Array(buffer, byteOffset, count));
	if (dtype === "F16") return widenHalves(new Uint16Array(buffer, byteOffset, count));
	if (dtype === "BF16") {
		// The upper half of a float32.
		const bits = Uint32Array.from(new Uint16Array(buffer, byteOffset, count), (half) => half << 16);
		return new Float32Array(bits.buffer);
	}
	throw new SecbertModelError(
		"SECBERT_CHECKPOINT_UNSUPPORTED",
		`A tensor of floating-point numbers was expected, found ${dtype}; check that the checkpoint is a BERT's.`,
	);
}

/** Where the first number lies that is NaN or infinite, or -1. */
export function findNonFinite(values: Float32Array): number {
	// x - x is 0 for finite numbers and NaN for all others; Number.isFinite would be three times slower here.
	for (let index = 0; index < values.length; index++) {
		if (values[index]! - values[index]! !== 0) return index;
	}
	return -1;
}

/** How many numbers a shape holds. */
export function elementCount(shape: readonly number[]): number {
	return shape.reduce((product, size) => product * size, 1);
}

function aligned(bytes: Uint8Array, step: number): { buffer: ArrayBufferLike; byteOffset: number } {
	return bytes.byteOffset % step === 0 ? bytes : new Uint8Array(bytes);
}

/** IEEE 754 binary16 to binary32, bit by bit: sign, exponent from bias 15 to 127, fraction from 10 bits to 23. */
function widenHalves(halves: Uint16Array): Float32Array {
	const values = new Float32Array(halves.length);
	const bits = new Uint32Array(values.buffer);
	for (let index = 0; index < halves.length; index++) {
		const half = halves[index]!;
		const sign = (half & 0x8000) << 16;
		const exponent = (half >> 10) & 0x1f;
		const fraction = half & 0x3ff;
		if (exponent === 0) {
			// Zero or subnormal: the fraction counts in steps of 2^-24.
			values[index] = (sign === 0 ? fraction : -fraction) * 2 ** -24;
		} else {
			const wide = exponent === 31 ? 255 : exponent + 112;
			bits[index] = sign | (wide << 23) | (fraction << 13);
		}
	}
	return values;
}
