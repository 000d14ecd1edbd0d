import { describe, expect, it } from "vitest";
import { indexText } from "../src/indexed-text.js";
import { splitWords } from "../src/split-words.js";
import { maskOf } from "./mask-fixtures.js";

const index = (text: string, bagOfWords = true, maskString = "UNKWORDZ") =>
	indexText(text, splitWords(text), { bagOfWords, maskString });

describe("a bag of words", () => {
	const indexed = index("The cat, the Cat; the end");

	it("numbers distinct words by first appearance, case-sensitive", () => {
		expect(indexed.features.map(({ text }) => text)).toEqual(["The", "cat", "the", "Cat", "end"]);
		expect(indexed.features[2]!.spans).toEqual([
			{ start: 9, end: 12 },
			{ start: 18, end: 21 },
		]);
	});

	it.each([
		["11111", "The cat, the Cat; the end"],
		["11011", "The cat,  Cat;  end"],
		["00000", " ,  ;  "],
		["10001", "The ,  ;  end"],
	])("%s renders %j", (row, expected) => {
		expect(indexed.render(maskOf(row), 0)).toBe(expected);
	});
});

describe("each occurrence by itself", () => {
	const indexed = index("no no yes.", false);

	it("has a feature for each", () => {
		expect(indexed.features.map(({ text, spans }) => [text, spans.length])).toEqual([
			["no", 1],
			["no", 1],
			["yes", 1],
		]);
	});

	it("masks what is removed", () => {
		expect(indexed.render(maskOf("101"), 0)).toBe("no UNKWORDZ yes.");
		expect(index("a b", false, "").render(maskOf("01"), 0)).toBe(" b");
	});
});

it("reads a mask at an offset, across words of bits", () => {
	const words = Array.from({ length: 40 }, (_, i) => `w${i}`);
	const row = words.map((_, i) => (i === 33 ? "0" : "1")).join("");
	const bits = new Uint32Array(4);
	bits.set(maskOf(row), 2);
	const text = index(words.join(" ")).render(bits, 2);
	expect(text.split(/ +/)).toEqual(words.filter((word) => word !== "w33"));
});
