import { extractIndicators } from "@mapper/ioc-extract";
import { expect, it } from "vitest";
import { mapIndicators } from "../src/map-indicators.js";
import { splitSentences } from "../src/split-sentences.js";

const text = "From 192.0.2.1 and 192.0.2.2. Then 192.0.2.3 (T1105). At last 192.0.2.4.";
const read = { sentences: splitSentences(text), repeats: new Map<number, number>() };

it("adds sentence and techniques to what ioc-extract finds, ATT&CK ids left out", () => {
	const { indicators, warnings } = mapIndicators(text, read, new Map([[1, ["T1105"]]]));
	expect(warnings).toEqual([]);
	expect(indicators.map(({ value, sentence, techniques }) => [value, sentence, techniques])).toEqual([
		["192.0.2.1", 0, []],
		["192.0.2.2", 0, []],
		["192.0.2.3", 1, ["T1105"]],
		["192.0.2.4", 2, []],
	]);
	const plain = indicators.map(({ sentence: _, techniques: __, ...indicator }) => indicator);
	expect(plain).toEqual(extractIndicators(text).filter(({ type }) => type !== "attack"));
});

it("gives the techniques of the sentence that a sentence repeats", () => {
	const repeats = new Map([[2, 1]]);
	const { indicators } = mapIndicators(text, { ...read, repeats }, new Map([[1, ["T1105"]]]));
	expect(indicators.at(-1)?.techniques).toEqual(["T1105"]);
});

it("gives the first part and a warning where there are too many", () => {
	// Five hits are too many for three; half of the three sentences is the first alone, with two.
	const { indicators, warnings } = mapIndicators(text, read, new Map(), 3);
	expect(indicators.map(({ value }) => value)).toEqual(["192.0.2.1", "192.0.2.2"]);
	expect(warnings).toEqual([
		"The text holds too many indicators; those of its first 29 characters are listed. Map its parts one by one to get all.",
	]);
	expect(mapIndicators(text, read, new Map(), 1)).toMatchObject({
		indicators: [],
		warnings: [expect.stringContaining("first 0 characters")],
	});
});
