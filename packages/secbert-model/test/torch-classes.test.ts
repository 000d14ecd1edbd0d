import { describe, expect, test } from "vitest";
import {
	allowName,
	callName,
	findStorage,
	PythonName,
	TorchStorage,
	TorchTensor,
} from "../src/torch-classes.js";
import { errorCode, failureOf } from "./error-code.js";

const float = allowName("torch", "FloatStorage");

test("the names of a state_dict are allowed, all others are refused by name", () => {
	expect(String(allowName("collections", "OrderedDict"))).toBe("collections.OrderedDict");
	for (const [module, name] of [
		["posix", "system"],
		["os", "system"],
		["builtins", "eval"],
		["torch", "load"],
		["torch._utils", "_rebuild_tensor"],
		["torch", "FloatStorage.from_file"],
		["collections", "OrderedDict.clear"],
		["numpy.core.multiarray", "_reconstruct"],
	] as const) {
		const failure = failureOf(() => allowName(module, name));
		expect(failure?.code).toBe("SECBERT_CHECKPOINT_UNSAFE");
		expect(failure?.message).toContain(`${module}.${name}`);
	}
});

test("storages and tensors, by hand", () => {
	const storage = findStorage(["storage", float, "7", "cuda:0", 6]);
	expect(storage).toEqual(new TorchStorage("F32", "7", 6));
	const rebuild = allowName("torch._utils", "_rebuild_tensor_v2");
	const tensor = callName(rebuild, [storage, 1, [2, 2], [2, 1], false, new Map()]);
	expect(tensor).toEqual(new TorchTensor(storage, 1, [2, 2], [2, 1]));
	expect(callName(allowName("torch._utils", "_rebuild_parameter"), [tensor, true, new Map()])).toBe(tensor);
	expect(callName(allowName("collections", "OrderedDict"), [])).toEqual(new Map());
});

describe("refuses", () => {
	const storage = new TorchStorage("F32", "0", 6);
	test.each([
		["a call of a storage", () => callName(float, [])],
		["a call of what is no name", () => callName("os.system", ["id"])],
		["a name nobody looked up", () => callName(new PythonName("os", "system"), ["id"])],
		["a dict with contents", () => callName(allowName("collections", "OrderedDict"), [[["a", 1]]])],
		[
			"a negative offset",
			() => callName(allowName("torch._utils", "_rebuild_tensor_v2"), [storage, -1, [1], [1]]),
		],
		[
			"negative strides",
			() => callName(allowName("torch._utils", "_rebuild_tensor_v2"), [storage, 0, [1], [-1]]),
		],
		[
			"shape and strides of different length",
			() => callName(allowName("torch._utils", "_rebuild_tensor_v2"), [storage, 0, [1, 1], [1]]),
		],
		["a parameter of no tensor", () => callName(allowName("torch._utils", "_rebuild_parameter"), [3])],
		["another persistent id", () => findStorage(["module", float, "0", "cpu", 1])],
		["a storage without class", () => findStorage(["storage", "FloatStorage", "0", "cpu", 1])],
		["a storage of negative size", () => findStorage(["storage", float, "0", "cpu", -1])],
	])("%s", (_, call) => {
		expect(errorCode(call)).toBe("SECBERT_CHECKPOINT_CORRUPT");
	});

	test("views of storages", () => {
		expect(errorCode(() => findStorage(["storage", float, "0", "cpu", 4, ["1", 0, 2]]))).toBe(
			"SECBERT_CHECKPOINT_UNSUPPORTED",
		);
		expect(findStorage(["storage", float, "0", "cpu", 4, null])).toEqual(new TorchStorage("F32", "0", 4));
	});
});
