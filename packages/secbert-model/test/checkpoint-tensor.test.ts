import { expect, test } from "vitest";
import { elementCount, findNonFinite, floatTensor, readFloats } from "../src/checkpoint-tensor.js";
import { errorCode } from "./error-code.js";

const halves = (...bits: number[]) => ({
	dtype: "F16" as const,
	shape: [bits.length],
	bytes: new Uint8Array(Uint16Array.from(bits).buffer),
});

test("half precision, by hand", () => {
	// IEEE 754 binary16: 1, -2, largest, smallest normal, smallest and largest subnormal, zeros, infinities.
	const bits = [0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x03ff, 0x0000, 0x8000, 0x7c00, 0xfc00];
	const expected = [1, -2, 65504, 2 ** -14, 2 ** -24, 1023 * 2 ** -24, 0, -0, Infinity, -Infinity];
	expect([...readFloats(halves(...bits))]).toEqual(expected);
	expect(readFloats(halves(0x7e00))[0]).toBeNaN();
	expect([...readFloats(halves(0x8001))]).toEqual([-(2 ** -24)]);
});

test("bfloat16 is the upper half of float32", () => {
	const bytes = new Uint8Array(Uint16Array.of(0x3f80, 0xc020, 0x7f80, 0x0000).buffer);
	expect([...readFloats({ dtype: "BF16", shape: [4], bytes })]).toEqual([1, -2.5, Infinity, 0]);
});

test("float32 at a multiple of four bytes is a view, elsewhere a copy with the same numbers", () => {
	const values = Float32Array.of(1.5, -2);
	expect(readFloats(floatTensor([2], values)).buffer).toBe(values.buffer);
	const shifted = new Uint8Array(9);
	shifted.set(new Uint8Array(values.buffer), 1);
	const copy = readFloats({ dtype: "F32", shape: [2], bytes: shifted.subarray(1) });
	expect([...copy]).toEqual([1.5, -2]);
	expect(copy.buffer).not.toBe(shifted.buffer);
});

test("float64 is rounded, whole numbers are refused", () => {
	const bytes = new Uint8Array(Float64Array.of(0.1, 2).buffer);
	expect([...readFloats({ dtype: "F64", shape: [2], bytes })]).toEqual([Math.fround(0.1), 2]);
	expect(errorCode(() => readFloats({ dtype: "I64", shape: [1], bytes: new Uint8Array(8) }))).toBe(
		"SECBERT_CHECKPOINT_UNSUPPORTED",
	);
});

test("finds the first number that is not finite", () => {
	expect(findNonFinite(Float32Array.of(1, -3e38, 0))).toBe(-1);
	expect(findNonFinite(Float32Array.of(1, Number.NaN, Infinity))).toBe(1);
	expect(findNonFinite(Float32Array.of(-Infinity))).toBe(0);
});

test("an empty shape holds one number", () => {
	expect([elementCount([]), elementCount([2, 3]), elementCount([4, 0])]).toEqual([1, 6, 0]);
});
