import { expect, test } from "vitest";
import { PickleBytes } from "../src/pickle-bytes.js";
import { errorCode } from "./error-code.js";

test("numbers and text, by hand", () => {
	const reader = new PickleBytes(
		Uint8Array.of(
			9,
			7,
			1,
			2,
			0xfe,
			0xff,
			0xff,
			0xff,
			1,
			0,
			0,
			0x80,
			0xc0,
			4,
			0,
			0,
			0,
			0,
			0,
			0,
			2,
			0,
			0x80,
			0x61,
			0xc3,
			0xa9,
			0x62,
			0x0a,
		),
		1,
	);
	expect([reader.byte(), reader.uint16(), reader.int32(), reader.uint32(), reader.float64()]).toEqual([
		7, 513, -2, 0x80000001, -2.5,
	]);
	expect([reader.long(), reader.text(3), reader.line()]).toEqual([-32768, "aé", "b"]);
	expect(reader.place).toBe(28);
	expect(errorCode(() => reader.byte())).toBe("SECBERT_CHECKPOINT_CORRUPT");
});

test("a pickle of more than 64 MiB is too large", () => {
	const reader = new PickleBytes(new Uint8Array(64 * 1024 * 1024 + 10), 1);
	expect(errorCode(() => reader.text(64 * 1024 * 1024 + 1))).toBe("SECBERT_CHECKPOINT_TOO_LARGE");
});
