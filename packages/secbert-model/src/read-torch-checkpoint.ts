import { type Checkpoint, type CheckpointTensor, DTYPE_BYTES, elementCount } from "./checkpoint-tensor.js";
import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
import { openTorchFile, type TorchFile } from "./open-torch-file.js";
import { showValue } from "./parse-json.js";
import { refuseNonFiniteNumbers } from "./read-safetensors.js";
import { TorchTensor } from "./torch-classes.js";

/** How a checkpoint is read. */
export interface ReadTorchOptions {
	/** Whether the CRC-32 of each entry is compared (default). PyTorch can be told not to write these. */
	verifyChecksums?: boolean;
	/** Whether every floating-point number is looked at (default false). */
	refuseNonFinite?: boolean;
}

/**
 * Reads the tensors of a `pytorch_model.bin`, a state_dict as `torch.save` writes it: a zip archive, or the older format
 * without one. The pickle in it is read without running anything. Tensors are views of `bytes` where they can be: do not
 * change these afterwards.
 *
 * @throws SecbertModelError `SECBERT_CHECKPOINT_UNSAFE` when the pickle names what a state_dict does not need,
 * `SECBERT_CHECKPOINT_CORRUPT`, `SECBERT_CHECKPOINT_TOO_LARGE`, `SECBERT_CHECKPOINT_UNSUPPORTED`, `SECBERT_CHECKPOINT_NOT_FINITE`
 * @see https://pytorch.org/docs/2.5/notes/serialization.html `torch/serialization.py`
 */
export function readTorchCheckpoint(bytes: Uint8Array, options: ReadTorchOptions = {}): Checkpoint {
	const { verifyChecksums = true, refuseNonFinite = false } = options;
	const file = openTorchFile(bytes, verifyChecksums);
	const tensors = readTensors(file, bytes.length);
	if (refuseNonFinite) refuseNonFiniteNumbers(tensors);
	return tensors;
}

function readTensors({ root, findStorage }: TorchFile, fileLength: number): Checkpoint {
	if (!(root instanceof Map)) throw unsupported("a state_dict", "another value");
	const tensors = new Map<string, CheckpointTensor>();
	let copied = 0;
	for (const [name, value] of root as Map<string, unknown>) {
		if (!(value instanceof TorchTensor)) {
			throw unsupported(
				"a state_dict of tensors",
				`another value for ${showValue(name)}; save model.state_dict() alone`,
			);
		}
		const storage = findStorage(value.storage);
		const width = DTYPE_BYTES[value.storage.dtype];
		if (storage.length < value.storage.count * width) {
			throw corrupt(
				`${value.storage.count * width} bytes in storage ${showValue(value.storage.key)}`,
				`${storage.length}`,
			);
		}
		const count = elementCount(value.shape);
		checkInside(name, value, count);
		let bytes: Uint8Array;
		if (isContiguous(value)) {
			bytes = storage.subarray(value.offset * width, (value.offset + count) * width);
		} else {
			copied += count * width;
			// An expanded tensor shows one number many times; a file must not grow without bound by that.
			if (copied > fileLength) throw tooLarge(`transposed tensors of at most ${fileLength} bytes`, "more");
			bytes = layOut(value, storage, width, count);
		}
		tensors.set(name, { dtype: value.storage.dtype, shape: value.shape, bytes });
	}
	return tensors;
}

function checkInside(name: string, { storage, offset, shape, strides }: TorchTensor, count: number): void {
	if (count === 0 && offset <= storage.count) return;
	const last = shape.reduce((sum, size, axis) => sum + (size - 1) * strides[axis]!, offset);
	if (!(last < storage.count))
		throw corrupt(`tensor ${showValue(name)} inside ${storage.count} numbers`, `number ${last}`);
}

/** Whether numbers follow each other as row after row has them; the stride of an axis of size 1 does not matter. */
function isContiguous({ shape, strides }: TorchTensor): boolean {
	let expected = 1;
	for (let axis = shape.length - 1; axis >= 0; axis--) {
		if (shape[axis] !== 1 && strides[axis] !== expected) return shape.includes(0);
		expected *= shape[axis]!;
	}
	return true;
}

/** Copies a tensor with other strides, such as a transposed one, row after row. */
function layOut(
	{ offset, shape, strides }: TorchTensor,
	storage: Uint8Array,
	width: number,
	count: number,
): Uint8Array {
	const bytes = new Uint8Array(count * width);
	const index = shape.map(() => 0);
	let from = offset;
	for (let to = 0; to < count; to++) {
		for (let byte = 0; byte < width; byte++) bytes[to * width + byte] = storage[from * width + byte]!;
		for (let axis = shape.length - 1; axis >= 0; axis--) {
			from += strides[axis]!;
			index[axis]!++;
			if (index[axis]! < shape[axis]!) break;
			from -= strides[axis]! * shape[axis]!;
			index[axis] = 0;
		}
	}
	return bytes;
}

const failure = (code: SecbertModelErrorCode, expected: string, found: string) =>
	new SecbertModelError(
		code,
		`pytorch_model.bin: expected ${expected}, found ${found}; get the file again or save it as safetensors.`,
	);

const corrupt = (expected: string, found: string) => failure("SECBERT_CHECKPOINT_CORRUPT", expected, found);
const tooLarge = (expected: string, found: string) =>
	failure("SECBERT_CHECKPOINT_TOO_LARGE", expected, found);
const unsupported = (expected: string, found: string) =>
	failure("SECBERT_CHECKPOINT_UNSUPPORTED", expected, found);
