import fc from "fast-check";
import { expect, test } from "vitest";
import {
	type CheckpointDtype,
	type CheckpointTensor,
	DTYPE_BYTES,
	elementCount,
	floatTensor,
} from "../src/checkpoint-tensor.js";
import { readSafetensors } from "../src/read-safetensors.js";
import { writeSafetensors } from "../src/write-safetensors.js";
import { errorCode } from "./error-code.js";

test("the bytes, by hand", () => {
	const file = writeSafetensors(new Map([["a", floatTensor([1], Float32Array.of(1))]]), { metadata: {} });
	const header = '{"__metadata__":{},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
	expect(header.length).toBe(72); // a multiple of eight: no blanks needed
	expect([...file.subarray(0, 8)]).toEqual([72, 0, 0, 0, 0, 0, 0, 0]);
	expect(new TextDecoder().decode(file.subarray(8, 80))).toBe(header);
	expect([...file.subarray(80)]).toEqual([0, 0, 0x80, 0x3f]);
});

test("the order of the tensors changes nothing", () => {
	const a = floatTensor([1], Float32Array.of(1));
	const b: CheckpointTensor = { dtype: "I64", shape: [1], bytes: new Uint8Array(8) };
	expect(
		writeSafetensors(
			new Map([
				["a", a],
				["b", b],
			]),
		),
	).toEqual(
		writeSafetensors(
			new Map([
				["b", b],
				["a", a],
			]),
		),
	);
});

test("what is written is read as the same, and lies at multiples of its size", () => {
	const tensor = fc
		.record({
			dtype: fc.constantFrom(...(Object.keys(DTYPE_BYTES) as CheckpointDtype[])),
			shape: fc.array(fc.nat(4), { maxLength: 3 }),
			byte: fc.nat(255),
		})
		.map(({ dtype, shape, byte }): CheckpointTensor => {
			return { dtype, shape, bytes: new Uint8Array(elementCount(shape) * DTYPE_BYTES[dtype]).fill(byte) };
		});
	const name = fc.string({ unit: "binary" }).filter((text) => text !== "__metadata__");
	fc.assert(
		fc.property(fc.array(fc.tuple(name, tensor), { maxLength: 8 }), (entries) => {
			const tensors = new Map(entries);
			const read = readSafetensors(writeSafetensors(tensors));
			expect(read.metadata).toEqual({ format: "pt" });
			expect(new Map([...read.tensors].sort())).toEqual(new Map([...tensors].sort()));
			for (const { dtype, bytes } of read.tensors.values())
				expect(bytes.byteOffset % DTYPE_BYTES[dtype]).toBe(0);
		}),
		{ seed: 6 },
	);
});

test("refuses a tensor whose bytes are not those of its shape", () => {
	expect(errorCode(() => writeSafetensors(new Map([["a", floatTensor([3], Float32Array.of(1))]])))).toBe(
		"SECBERT_CHECKPOINT_CORRUPT",
	);
});
