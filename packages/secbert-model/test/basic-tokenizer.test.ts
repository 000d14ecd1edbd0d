import { expect, test } from "vitest";
import { splitIntoWords } from "../src/basic-tokenizer.js";
import { hostileStrings } from "./hostile-strings.js";

const BERT = { cleanText: true, separateCjk: true, lowerCase: true, stripAccents: true };
const words = (text: string) => splitIntoWords(text, BERT).map((word) => word.text);

test("words with their places, by hand", () => {
	expect(splitIntoWords(" Café-攻 x", BERT)).toEqual([
		{ text: "cafe", start: 1, end: 5 },
		{ text: "-", start: 5, end: 6 },
		{ text: "攻", start: 6, end: 7 },
		{ text: "x", start: 8, end: 9 },
	]);
});

test.each([
	["$a+b=c`d|e~", ["$", "a", "+", "b", "=", "c", "`", "d", "|", "e", "~"]],
	["€5 ©x", ["€5", "©x"]],
	["“don’t…”", ["“", "don", "’", "t", "…", "”"]],
	["a\u2028b\u00a0c\ufeffd", ["a", "b", "cd"]],
	["a𐄀b", ["a", "𐄀", "b"]], // Aegean word separator, punctuation outside the basic plane
	["", []],
	[" \n\t", []],
])("%j is cut", (text, expected) => {
	expect(words(text)).toEqual(expected);
});

test("words are those of one pattern over the normalised text", () => {
	const pattern = /[^\s\p{P}!-/:-@[-`{-~]+|[\p{P}!-/:-@[-`{-~]/gu;
	for (const text of hostileStrings(2000, 21)) {
		const normalised = text
			.replace(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu, "")
			.replace(/[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g, " $& ")
			.toLowerCase()
			.normalize("NFD")
			.replace(/[\u0300-\u036f]/g, "");
		expect(words(text)).toEqual(normalised.match(pattern) ?? []);
	}
});
