import { describe, expect, test } from "vitest";
import { LexicalModelError } from "../src/errors.js";
import { VarintReader, VarintWriter } from "../src/varint.js";
import { fc } from "./seeded-fast-check.js";

function bytesOf(...values: number[]): number[] {
	const writer = new VarintWriter();
	for (const value of values) writer.write(value);
	return [...writer.toBytes()];
}

const readerOf = (...bytes: number[]) => new VarintReader(Uint8Array.from(bytes));

function codeOf(action: () => unknown): string | undefined {
	try {
		action();
	} catch (error) {
		if (error instanceof LexicalModelError) return error.code;
		throw error;
	}
	return undefined;
}

describe("by hand", () => {
	test.each([
		[0, [0x00]],
		[1, [0x01]],
		[127, [0x7f]],
		[128, [0x80, 0x01]],
		[300, [0xac, 0x02]],
		// The example of the DWARF standard, section 7.6: 12,857.
		[12_857, [0xb9, 0x64]],
		[2 ** 14 - 1, [0xff, 0x7f]],
		[2 ** 14, [0x80, 0x80, 0x01]],
		[2 ** 28, [0x80, 0x80, 0x80, 0x80, 0x01]],
		[2 ** 31, [0x80, 0x80, 0x80, 0x80, 0x08]],
		[2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
	])("%i", (value, bytes) => {
		expect(bytesOf(value)).toEqual(bytes);
		const reader = readerOf(...bytes);
		expect(reader.read()).toBe(value);
		expect(reader.isAtEnd).toBe(true);
	});

	test("nothing written, nothing to read", () => {
		expect(bytesOf()).toEqual([]);
		expect(readerOf().isAtEnd).toBe(true);
	});
});

test("law: what is written is read back, numbers and plain bytes mixed", () => {
	const number = fc.oneof(
		fc.integer({ min: 0, max: 0xffffffff }),
		fc.nat(300),
		fc.nat(32).map((power) => Math.min(2 ** power, 0xffffffff)),
	);
	const entry = fc.record({ number, byte: fc.nat(255) });
	fc.assert(
		fc.property(fc.array(entry, { maxLength: 1000 }), (entries) => {
			const writer = new VarintWriter();
			for (const { number, byte } of entries) {
				writer.write(number);
				writer.writeByte(byte);
			}
			const reader = new VarintReader(writer.toBytes());
			for (const { number, byte } of entries) {
				expect(reader.isAtEnd).toBe(false);
				expect(reader.read()).toBe(number);
				expect(reader.readByte()).toBe(byte);
			}
			expect(reader.isAtEnd).toBe(true);
		}),
	);
});

test("bytes handed out are a copy", () => {
	const writer = new VarintWriter();
	writer.write(5);
	const before = writer.toBytes();
	writer.write(6);
	before[0] = 9;
	expect([...writer.toBytes()]).toEqual([5, 6]);
});

describe("refused", () => {
	test.each([
		["nothing", []],
		["an end after one byte", [0x80]],
		["an end after four bytes", [0xff, 0xff, 0xff, 0xff]],
		["an end after five bytes", [0x80, 0x80, 0x80, 0x80, 0x80]],
		["2^32", [0x80, 0x80, 0x80, 0x80, 0x10]],
		["2^35 - 1", [0xff, 0xff, 0xff, 0xff, 0x7f]],
		["six bytes, though the number is small", [0x81, 0x80, 0x80, 0x80, 0x80, 0x00]],
		["a thousand bytes", Array.from({ length: 1000 }, () => 0x80)],
	])("%s", (_name, bytes) => {
		expect(codeOf(() => readerOf(...bytes).read())).toBe("LEXICAL_MODEL_CORRUPT");
	});

	test("a byte past the end", () => {
		const reader = readerOf(7);
		expect(reader.readByte()).toBe(7);
		expect(codeOf(() => reader.readByte())).toBe("LEXICAL_MODEL_CORRUPT");
	});

	test("law: a number cut anywhere", () => {
		fc.assert(
			fc.property(fc.integer({ min: 128, max: 0xffffffff }), (value) => {
				const bytes = bytesOf(value);
				for (let length = 0; length < bytes.length; length++) {
					expect(codeOf(() => readerOf(...bytes.slice(0, length)).read())).toBe("LEXICAL_MODEL_CORRUPT");
				}
			}),
		);
	});
});

test("a number written longer than it needs, within five bytes, is read: the writer never does so", () => {
	expect(readerOf(0x85, 0x00).read()).toBe(5);
	expect(readerOf(0x85, 0x80, 0x80, 0x80, 0x00).read()).toBe(5);
});

test("law: any bytes give a number of 32 bits or a LexicalModelError", () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 8 }), (bytes) => {
			let value = 0;
			if (codeOf(() => (value = new VarintReader(bytes).read())) !== undefined) return;
			expect(Number.isInteger(value) && value >= 0 && value <= 0xffffffff).toBe(true);
		}),
	);
});
