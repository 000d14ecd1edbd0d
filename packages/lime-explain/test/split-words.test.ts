import { describe, expect, it } from "vitest";
import { splitCharacters, splitWords } from "../src/split-words.js";
import { fc } from "./seeded-fast-check.js";

const words = (text: string) => splitWords(text).map(({ start, end }) => text.slice(start, end));

describe("splitWords", () => {
	it.each([
		["", []],
		[" .,-", []],
		["a_b c-d", ["a_b", "c", "d"]],
		["Zürich, Москва 東京", ["Zürich", "Москва", "東京"]],
		// A combining mark is no word character in the reference.
		["e\u0301te", ["e", "te"]],
		["x² ½ Ⅻ", ["x²", "½", "Ⅻ"]],
		["hxxp://a[.]example", ["hxxp", "a", "example"]],
		["a\u{1f600}b \u{1d400}c", ["a", "b", "\u{1d400}c"]],
		["\ud800a", ["a"]],
	])("%j", (text, expected) => {
		expect(words(text)).toEqual(expected);
	});

	it("leaves no word character between words", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				let rest = text;
				for (const { start, end } of splitWords(text).reverse())
					rest = rest.slice(0, start) + rest.slice(end);
				return !/[\p{L}\p{N}_]/u.test(rest);
			}),
		);
	});
});

describe("splitCharacters", () => {
	it("goes by code points", () => {
		expect(splitCharacters("a\u{1f600}b")).toEqual([
			{ start: 0, end: 1 },
			{ start: 1, end: 3 },
			{ start: 3, end: 4 },
		]);
	});
});
