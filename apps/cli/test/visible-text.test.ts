import { expect, test } from "vitest";
import { safeJson } from "../src/render/safe-json.js";
import { visibleText, visibleValue } from "../src/render/visible-text.js";

test.each([
	["an escape sequence", "a\u001b[31mred", "a\uFFFD[31mred"],
	["C1 controls", "a\u009b2Jb\u0085c", "a\uFFFD2Jb\uFFFDc"],
	["BEL, BS, DEL and NUL", "\u0007\b\u007f\0", "\uFFFD\uFFFD\uFFFD\uFFFD"],
	["marks of direction", "\u202eabc\u2066\u200f", "\uFFFDabc\uFFFD\uFFFD"],
	["half a pair", "a\ud800b", "a\uFFFDb"],
	["line breaks and tabs", "  a\r\n\tb\u2028c ", "a b c"],
	["letters of any script, and emoji", "Grüße 東京 שלום 👩‍💻", "Grüße 東京 שלום 👩‍💻"],
])("%s", (_, text, expected) => {
	expect(visibleText(text)).toBe(expected);
});

test("visibleValue keeps spaces as they are", () => {
	expect(visibleValue(" a  b\r\nc\td\u001b[1m")).toBe(" a  b c d\uFFFD[1m");
});

test("safeJson escapes them and stays the same JSON", () => {
	const value = { "k\u009b": "\u001b[2J \u0085 \u202e \u007f \u2066 東" };
	const json = safeJson(value);
	expect(json).toBe('{"k\\u009b":"\\u001b[2J \\u0085 \\u202e \\u007f \\u2066 東"}');
	expect(JSON.parse(json)).toEqual(value);
});
