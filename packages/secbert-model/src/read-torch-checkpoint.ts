import { type Checkpoint, type CheckpointTensor, DTYPE_BYTES, elementCount } from "./checkpoint-tensor.js";
import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
import { showValue } from "./parse-json.js";
import { refuseNonFiniteNumbers } from "./read-safetensors.js";
import { readPickle } from "./restricted-pickle.js";
import { PythonList, type TorchStorage, TorchTensor } from "./torch-classes.js";
import { readZipEntries } from "./zip-entries.js";

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
	const { root, storages } = isZip(bytes) ? readZipped(bytes, verifyChecksums) : readLegacy(bytes);
	const tensors = readTensors(root, storages, bytes.length);
	if (refuseNonFinite) refuseNonFiniteNumbers(tensors);
	return tensors;
}

/** Finds the bytes of a storage. */
type FindStorage = (storage: TorchStorage) => Uint8Array;

function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** `NAME/data.pkl` holds the pickle, `NAME/data/KEY` each storage, `NAME/byteorder` in newer files how numbers are written. */
function readZipped(bytes: Uint8Array, verifyChecksums: boolean): { root: unknown; storages: FindStorage } {
	const entries = readZipEntries(bytes, { verifyChecksums });
	const pickles = [...entries.keys()].filter((name) => /^[^/]+\/data\.pkl$/.test(name));
	if (pickles.length !== 1) throw corrupt("one data.pkl in the archive", `${pickles.length}`);
	const folder = pickles[0]!.slice(0, -"data.pkl".length);
	const byteOrder = entries.get(`${folder}byteorder`)?.read();
	if (byteOrder !== undefined && new TextDecoder().decode(byteOrder).trim() !== "little") {
		throw unsupported("little-endian numbers", "others");
	}
	const read = new Map<string, Uint8Array>();
	return {
		root: readPickle(entries.get(pickles[0]!)!.read()).value,
		storages({ key }) {
			const name = `${folder}data/${key}`;
			const storage = read.get(name) ?? entries.get(name)?.read();
			if (storage === undefined) throw corrupt(`entry ${showValue(name)}`, "none");
			read.set(name, storage);
			return storage;
		},
	};
}

/** The first value of a file in the format before PyTorch 1.6, and the second. */
const LEGACY_MAGIC = 0x1950a86a20f9469cfc6cn;
const LEGACY_PROTOCOL = 1001;

/** Five pickles (magic number, protocol, system, state_dict, keys of the storages), then each storage: its count and its numbers. */
function readLegacy(bytes: Uint8Array): { root: unknown; storages: FindStorage } {
	if (bytes[0] !== 0x80) throw unsupported("a PyTorch checkpoint (zip or pickle)", describeBeginning(bytes));
	const magic = readPickle(bytes);
	if (magic.value !== LEGACY_MAGIC) throw corrupt("PyTorch's magic number", showMagic(magic.value));
	const protocol = readPickle(bytes, magic.end);
	if (protocol.value !== LEGACY_PROTOCOL)
		throw unsupported(`protocol ${LEGACY_PROTOCOL}`, showValue(protocol.value));
	const system = readPickle(bytes, protocol.end);
	if (!(system.value instanceof Map && system.value.get("little_endian") === true)) {
		throw unsupported("little-endian numbers", "others");
	}
	const root = readPickle(bytes, system.end);
	const keys = readPickle(bytes, root.end);
	const order = keys.value instanceof PythonList ? keys.value.items : undefined;
	if (order === undefined || order.some((key) => typeof key !== "string"))
		throw corrupt("the keys of the storages", "others");
	const wanted = collectStorages(root.value);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const found = new Map<string, Uint8Array>();
	let place = keys.end;
	for (const key of order as string[]) {
		const storage = wanted.get(key);
		if (storage === undefined || found.has(key))
			throw corrupt("each storage of the state_dict once", showValue(key));
		if (place + 8 > bytes.length)
			throw corrupt(`storage ${showValue(key)}`, "the end; the file may be cut short");
		const count = Number(view.getBigInt64(place, true));
		const begin = place + 8;
		const end = begin + storage.count * DTYPE_BYTES[storage.dtype];
		if (count !== storage.count)
			throw corrupt(`${storage.count} numbers in storage ${showValue(key)}`, `${count}`);
		if (end > bytes.length)
			throw corrupt(`storage ${showValue(key)} up to byte ${end}`, `${bytes.length} bytes in all`);
		found.set(key, bytes.subarray(begin, end));
		place = end;
	}
	return {
		root: root.value,
		storages({ key }) {
			const storage = found.get(key);
			if (storage === undefined) throw corrupt(`storage ${showValue(key)}`, "none");
			return storage;
		},
	};
}

function collectStorages(root: unknown): Map<string, TorchStorage> {
	const storages = new Map<string, TorchStorage>();
	for (const value of root instanceof Map ? root.values() : []) {
		if (value instanceof TorchTensor) storages.set(value.storage.key, value.storage);
	}
	return storages;
}

function readTensors(root: unknown, storages: FindStorage, fileLength: number): Checkpoint {
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
		const storage = storages(value.storage);
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

/** What stands at the beginning of files that are often saved under this name by mistake. */
function describeBeginning(bytes: Uint8Array): string {
	const text = new TextDecoder("latin1").decode(bytes.subarray(0, 60));
	if (text.startsWith("version https://git-lfs")) return "a Git LFS pointer: get the file itself";
	if (/^\s*</.test(text)) return "a web page: get the file itself";
	return bytes.length === 0 ? "an empty file" : `${showValue(text.slice(0, 16))}`;
}

function showMagic(value: unknown): string {
	return typeof value === "bigint" || typeof value === "number" ? `0x${value.toString(16)}` : typeof value;
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
