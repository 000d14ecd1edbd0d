import { describe, expect, test } from "vitest";
import { floatTensor, readFloats } from "../src/checkpoint-tensor.js";
import { readSafetensors } from "../src/read-safetensors.js";
import { writeSafetensors } from "../src/write-safetensors.js";
import { errorCode, failureOf } from "./error-code.js";
import { safetensorsBytes } from "./safetensors-bytes.js";

const entry = (dtype: string, shape: unknown, begin: number, end: number) => ({
	dtype,
	shape,
	data_offsets: [begin, end],
});
const codeOf = (header: object | string, dataLength: number) =>
	errorCode(() => readSafetensors(safetensorsBytes(header, dataLength)));

test("a file by hand", () => {
	const file = safetensorsBytes(
		{
			__metadata__: { format: "pt" },
			ids: entry("I64", [1, 1], 4, 12),
			half: entry("F16", [2], 0, 4),
			none: entry("F32", [0], 12, 12),
		},
		12,
	);
	const { tensors, metadata } = readSafetensors(file);
	expect(metadata).toEqual({ format: "pt" });
	expect([...tensors.keys()]).toEqual(["ids", "half", "none"]);
	expect(tensors.get("ids")).toMatchObject({ dtype: "I64", shape: [1, 1] });
	expect([...tensors.get("ids")!.bytes]).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
	expect(tensors.get("half")!.bytes.buffer).toBe(file.buffer);
	expect(readFloats(tensors.get("none")!)).toHaveLength(0);
});

test("an empty file of tensors, and one inside a larger buffer", () => {
	expect(readSafetensors(safetensorsBytes({}, 0)).tensors.size).toBe(0);
	const file = writeSafetensors(new Map([["a", floatTensor([2], Float32Array.of(1, 2))]]));
	const larger = new Uint8Array(file.length + 3);
	larger.set(file, 3);
	expect([...readFloats(readSafetensors(larger.subarray(3)).tensors.get("a")!)]).toEqual([1, 2]);
});

describe("refuses as corrupt", () => {
	test.each<[string, object | string, number]>([
		["a gap before", { a: entry("F32", [1], 4, 8) }, 8],
		["a gap between", { a: entry("U8", [1], 0, 1), b: entry("U8", [1], 2, 3) }, 3],
		["bytes that belong to nobody", { a: entry("U8", [1], 0, 1) }, 2],
		["an overlap", { a: entry("U8", [4], 0, 4), b: entry("U8", [4], 2, 6) }, 6],
		["the same place twice", { a: entry("U8", [4], 0, 4), b: entry("U8", [4], 0, 4) }, 4],
		["a size that is not the shape's", { a: entry("F32", [2], 0, 4) }, 4],
		["a place past the end", { a: entry("F32", [2], 0, 8) }, 4],
		["an end before its beginning", { a: entry("U8", [1], 2, 1) }, 2],
		["a negative size", { a: entry("U8", [-1], 0, 1) }, 1],
		["a size with a fraction", { a: entry("U8", [0.5], 0, 1) }, 1],
		["sizes whose product overflows", { a: entry("U8", [2 ** 52, 2 ** 52, 2 ** 52], 0, 1) }, 1],
		["nine dimensions", { a: entry("U8", new Array(9).fill(1), 0, 1) }, 1],
		["no shape", { a: entry("U8", "1", 0, 1) }, 1],
		["no places", { a: { dtype: "U8", shape: [1] } }, 1],
		["no description", { a: 3 }, 0],
		["metadata that is no text", { __metadata__: { a: 1 } }, 0],
		[
			"a name twice",
			'{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}',
			1,
		],
		["a header that is no JSON", "{", 0],
		["a header that is a list", "[]", 0],
	])("%s", (_, header, dataLength) => {
		expect(codeOf(header, dataLength)).toBe("SECBERT_CHECKPOINT_CORRUPT");
	});

	test("a file cut short anywhere", () => {
		const file = writeSafetensors(new Map([["a", floatTensor([2], Float32Array.of(1, 2))]]));
		for (let length = 0; length < file.length; length++) {
			expect(errorCode(() => readSafetensors(file.subarray(0, length)))).toBe("SECBERT_CHECKPOINT_CORRUPT");
		}
	});

	test("a header that is not UTF-8", () => {
		const file = safetensorsBytes('{"a\u00e9": 1}', 0);
		file[11] = 0xff;
		expect(errorCode(() => readSafetensors(file))).toBe("SECBERT_CHECKPOINT_CORRUPT");
	});
});

test("refuses other number formats, and names them", () => {
	const failure = failureOf(() => readSafetensors(safetensorsBytes({ a: entry("F8_E4M3", [1], 0, 1) }, 1)));
	expect(failure?.code).toBe("SECBERT_CHECKPOINT_UNSUPPORTED");
	expect(failure?.message).toContain("F8_E4M3");
	expect(codeOf({ a: entry("constructor", [1], 0, 1) }, 1)).toBe("SECBERT_CHECKPOINT_UNSUPPORTED");
});

test("refuses a header of 200 MB before it is read", () => {
	const file = safetensorsBytes({}, 0);
	new DataView(file.buffer).setBigUint64(0, 200_000_000n, true);
	expect(errorCode(() => readSafetensors(file))).toBe("SECBERT_CHECKPOINT_TOO_LARGE");
	new DataView(file.buffer).setBigUint64(0, 2n ** 64n - 1n, true);
	expect(errorCode(() => readSafetensors(file))).toBe("SECBERT_CHECKPOINT_TOO_LARGE");
});

test("looks for NaN when asked, and says where", () => {
	const file = writeSafetensors(new Map([["layer", floatTensor([3], Float32Array.of(1, 2, Number.NaN))]]));
	expect(readSafetensors(file).tensors.size).toBe(1);
	const failure = failureOf(() => readSafetensors(file, { refuseNonFinite: true }));
	expect(failure?.code).toBe("SECBERT_CHECKPOINT_NOT_FINITE");
	expect(failure?.details).toEqual({ name: "layer", index: 2 });
});

test("a name like Object's own is a name", () => {
	const header = '{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}';
	expect([...readSafetensors(safetensorsBytes(header, 1)).tensors.keys()]).toEqual(["__proto__"]);
});
