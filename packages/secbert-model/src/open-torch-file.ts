import { DTYPE_BYTES } from "./checkpoint-tensor.js";
import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
import { showValue } from "./parse-json.js";
import { readPickle } from "./restricted-pickle.js";
import { PythonList, type TorchStorage, TorchTensor } from "./torch-classes.js";
import { readZipEntries } from "./zip-entries.js";

/** What a file of `torch.save` holds. */
export interface TorchFile {
	/** The value that was saved; its tensors know their storages by key. */
	readonly root: unknown;
	/** Finds the bytes of a storage. */
	readonly findStorage: (storage: TorchStorage) => Uint8Array;
}

/** Opens a file in either format of `torch.save`. */
export function openTorchFile(bytes: Uint8Array, verifyChecksums: boolean): TorchFile {
	return isZip(bytes) ? openZipped(bytes, verifyChecksums) : openLegacy(bytes);
}

function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** `NAME/data.pkl` holds the pickle, `NAME/data/KEY` each storage, `NAME/byteorder` in newer files how numbers are written. */
function openZipped(bytes: Uint8Array, verifyChecksums: boolean): TorchFile {
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
		findStorage({ key }) {
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
function openLegacy(bytes: Uint8Array): TorchFile {
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
		findStorage({ key }) {
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
const unsupported = (expected: string, found: string) =>
	failure("SECBERT_CHECKPOINT_UNSUPPORTED", expected, found);
