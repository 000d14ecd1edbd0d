import { expect, test } from "vitest";
import { decodeText } from "../src/input/decode-text.js";

const utf16 = (text: string, order: "le" | "be") => {
	const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
	return order === "le" ? bytes : bytes.swap16();
};

test.each([
	["UTF-8", Buffer.from("Grüße 東京")],
	["UTF-8 with a byte order mark", Buffer.from("\uFEFFGrüße 東京")],
	["UTF-16 little-endian", utf16("Grüße 東京", "le")],
	["UTF-16 big-endian", utf16("Grüße 東京", "be")],
])("reads %s", (_, bytes) => {
	expect(decodeText(bytes)).toBe("Grüße 東京");
});

test("a stray NUL and a few Latin-1 letters are still text", () => {
	expect(decodeText(Buffer.from(`${"word ".repeat(40)}\0`))).toHaveLength(201);
	expect(decodeText(Buffer.from("Ein Gru\u00df aus der Ferne", "latin1"))).toBe(
		"Ein Gru\uFFFD aus der Ferne",
	);
});

test("binary data is refused: many NULs, or many bytes that are no UTF-8", () => {
	const code = expect.objectContaining({ code: "CLI_INPUT_NOT_TEXT" });
	expect(() => decodeText(Buffer.alloc(100))).toThrow(code);
	expect(() => decodeText(Buffer.from(Array.from({ length: 256 }, (_, at) => (at % 255) + 1)))).toThrow(code);
});

test("nothing is empty text", () => {
	expect(decodeText(new Uint8Array())).toBe("");
});
