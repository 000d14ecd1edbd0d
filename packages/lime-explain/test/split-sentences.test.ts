import { describe, expect, it } from "vitest";
import { splitSentences } from "../src/split-sentences.js";
import { fc } from "./seeded-fast-check.js";

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
	it.each([
		["", []],
		["  ", []],
		["One. Two! Three? four", ["One.", "Two!", "Three? four"]],
		["It ran cmd.exe twice.", ["It ran cmd.exe twice."]],
		['He said "go." Then left.', ['He said "go."', "Then left."]],
		["A title\n\nA text that\r\ngoes on", ["A title", "A text that", "goes on"]],
		["e.g. this one", ["e.g. this one"]],
		["--- \n Real.", ["Real."]],
	])("%j", (text, expected) => {
		expect(sentences(text)).toEqual(expected);
	});

	it("loses no word", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("a", "B", ".", "!", " ", "\n", '"', "é") }), (text) => {
				let rest = text;
				for (const { start, end } of splitSentences(text).reverse())
					rest = rest.slice(0, start) + rest.slice(end);
				return !/[\p{L}\p{N}_]/u.test(rest);
			}),
		);
	});
});
