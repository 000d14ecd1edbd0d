import { expect, test } from "vitest";
import { ProtobufWriter } from "../src/protobuf-writer.js";

const bytesOf = (writer: ProtobufWriter) => Array.from(Buffer.concat(writer.chunks));

test("the two examples of the encoding guide: 150 in field 1, text in field 2", () => {
	expect(bytesOf(new ProtobufWriter().integer(1, 150))).toEqual([0x08, 0x96, 0x01]);
	expect(bytesOf(new ProtobufWriter().text(2, "testing"))).toEqual([0x12, 7, ...Buffer.from("testing")]);
});

test("a message inside a message, and its length", () => {
	const inner = new ProtobufWriter().integer(1, 150);
	const outer = new ProtobufWriter().message(3, inner).float(4, 1.5);
	expect(bytesOf(outer)).toEqual([0x1a, 3, 0x08, 0x96, 0x01, 0x25, 0, 0, 0xc0, 0x3f]);
	expect(outer.byteLength).toBe(10);
});

test("negative and very large integers take what int64 takes", () => {
	expect(bytesOf(new ProtobufWriter().integer(1, -1))).toEqual([8, ...Array(9).fill(0xff), 1]);
	expect(bytesOf(new ProtobufWriter().integer(1, 2 ** 40))).toEqual([8, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20]);
	expect(bytesOf(new ProtobufWriter().integer(20, 0))).toEqual([0xa0, 1, 0]);
});

test("bytes are taken by reference", () => {
	const weights = new Uint8Array(1000);
	expect(new ProtobufWriter().bytes(9, weights).chunks).toContain(weights);
});
