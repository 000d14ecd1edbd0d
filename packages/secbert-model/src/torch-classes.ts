import type { CheckpointDtype } from "./checkpoint-tensor.js";
import { SecbertModelError } from "./errors.js";

/** The name of a Python class or function. Only a name: there is nothing behind it that could run. */
export class PythonName {
	constructor(
		readonly module: string,
		readonly name: string,
	) {}

	toString(): string {
		return `${this.module}.${this.name}`;
	}
}

/** A list; tuples are plain arrays. */
export class PythonList {
	readonly items: unknown[] = [];
}

/** A stretch of numbers that one or more tensors look at. */
export class TorchStorage {
	constructor(
		readonly dtype: CheckpointDtype,
		/** Where its bytes are found. */
		readonly key: string,
		/** Numbers in it. */
		readonly count: number,
	) {}
}

/** A tensor: a way to walk through a storage. All counts are of numbers, not bytes. */
export class TorchTensor {
	constructor(
		readonly storage: TorchStorage,
		readonly offset: number,
		readonly shape: readonly number[],
		readonly strides: readonly number[],
	) {}
}

/** The number format of each storage class. */
const STORAGE_DTYPES: ReadonlyMap<string, CheckpointDtype> = new Map([
	["torch.DoubleStorage", "F64"],
	["torch.FloatStorage", "F32"],
	["torch.HalfStorage", "F16"],
	["torch.BFloat16Storage", "BF16"],
	["torch.LongStorage", "I64"],
	["torch.IntStorage", "I32"],
	["torch.ShortStorage", "I16"],
	["torch.CharStorage", "I8"],
	["torch.ByteStorage", "U8"],
	["torch.BoolStorage", "BOOL"],
]);

const ORDERED_DICT = "collections.OrderedDict";
const REBUILD_TENSOR = "torch._utils._rebuild_tensor_v2";
const REBUILD_PARAMETER = "torch._utils._rebuild_parameter";

/**
 * Looks a name up among those a state_dict needs.
 *
 * @throws SecbertModelError `SECBERT_CHECKPOINT_UNSAFE` for every other name
 */
export function allowName(module: string, name: string): PythonName {
	const found = new PythonName(module, name);
	const full = String(found);
	const isAllowed =
		full === ORDERED_DICT ||
		full === REBUILD_TENSOR ||
		full === REBUILD_PARAMETER ||
		STORAGE_DTYPES.has(full);
	if (isAllowed) return found;
	throw new SecbertModelError(
		"SECBERT_CHECKPOINT_UNSAFE",
		`A state_dict with ${ORDERED_DICT}, ${REBUILD_TENSOR}, ${REBUILD_PARAMETER} and torch storages was expected, found ${full.slice(0, 200)}. Nothing was run; do not trust this file, or save the state_dict alone.`,
		{ details: { name: full } },
	);
}

/** What calling an allowed name gives. The calls are ours: no Python is behind them. */
export function callName(callee: unknown, args: unknown): unknown {
	const full = String(callee);
	if (callee instanceof PythonName && Array.isArray(args)) {
		if (full === ORDERED_DICT && args.length === 0) return new Map();
		if (full === REBUILD_PARAMETER && args[0] instanceof TorchTensor) return args[0];
		if (full === REBUILD_TENSOR) {
			const [storage, offset, shape, strides] = args;
			const isTensor =
				storage instanceof TorchStorage &&
				isCount(offset) &&
				isCounts(shape) &&
				isCounts(strides) &&
				shape.length === strides.length;
			if (isTensor) return new TorchTensor(storage, offset, shape, strides);
		}
	}
	throw corrupt(`the arguments of ${callee instanceof PythonName ? full : "a known function"}`, "others");
}

/** What a persistent id stands for: `("storage", class, key, location, count)`, in old files with a sixth part that is None. */
export function findStorage(id: unknown): TorchStorage {
	if (!Array.isArray(id) || id[0] !== "storage") throw corrupt("a storage", "another persistent id");
	const [, storageClass, key, , count, view = null] = id;
	const dtype = storageClass instanceof PythonName ? STORAGE_DTYPES.get(String(storageClass)) : undefined;
	if (dtype === undefined || typeof key !== "string" || !isCount(count))
		throw corrupt("class, key and size of a storage", "others");
	if (view !== null) {
		throw new SecbertModelError(
			"SECBERT_CHECKPOINT_UNSUPPORTED",
			"Storages of their own were expected, found a view of another; save the state_dict with a newer PyTorch.",
		);
	}
	return new TorchStorage(dtype, key, count);
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isCounts(value: unknown): value is number[] {
	return Array.isArray(value) && value.length <= 8 && value.every(isCount);
}

const corrupt = (expected: string, found: string) =>
	new SecbertModelError(
		"SECBERT_CHECKPOINT_CORRUPT",
		`pickle: expected ${expected}, found ${found}; get the file again.`,
	);
