import { extractIndicators } from "@mapper/ioc-extract";
import { expect, it } from "vitest";
import type { IndicatorOptions } from "../src/indicator-options.js";
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

it("extracts what the options ask for, ATT&CK ids never", () => {
	const found = (given: string, options: IndicatorOptions) => {
		const sentences = splitSentences(given);
		const { indicators } = mapIndicators(given, { ...read, sentences }, new Map(), options);
		return indicators.map(({ type, value }) => [type, value]);
	};
	const mixed = "T1105 from 192.0.2.1:8080, 10.0.0.7 and CVE-2021-44228.";
	expect(found(mixed, { types: ["cve", "attack"] })).toEqual([["cve", "CVE-2021-44228"]]);
	expect(found(mixed, { types: ["ipv4"], exclude: ["private"] })).toEqual([["ipv4", "192.0.2.1"]]);
	expect(found(mixed, { exclude: ["private", "documentation"], ports: true })).toEqual([
		["cve", "CVE-2021-44228"],
	]);
	expect(found(mixed, { types: ["ipv4", "ipv4-port"], ports: true })).toEqual([
		["ipv4-port", "192.0.2.1:8080"],
		["ipv4", "10.0.0.7"],
	]);
});

it("says how an indicator was defanged, its port and its name in Unicode", () => {
	const given = "It asked 192[.]0[.]2[.]1:8080 and пример.рф.";
	const { indicators } = mapIndicators(given, { ...read, sentences: splitSentences(given) }, new Map());
	expect(indicators).toMatchObject([
		{ value: "192.0.2.1", port: 8080, defanged: true, defangForms: ["brackets"] },
		{ value: "xn--e1afmkfd.xn--p1ai", unicode: "пример.рф", defanged: false, defangForms: [] },
	]);
	expect(indicators[0]).not.toHaveProperty("unicode");
	expect(indicators[1]).not.toHaveProperty("port");
});

it("gives the first part and a warning where there are too many", () => {
	// Five hits are too many for three; half of the three sentences is the first alone, with two.
	const { indicators, warnings } = mapIndicators(text, read, new Map(), { maxIndicators: 3 });
	expect(indicators.map(({ value }) => value)).toEqual(["192.0.2.1", "192.0.2.2"]);
	expect(warnings).toEqual([
		"The text holds too many indicators; those of its first 29 characters are listed. Map its parts one by one to get all.",
	]);
	expect(mapIndicators(text, read, new Map(), { maxIndicators: 1 })).toMatchObject({
		indicators: [],
		warnings: [expect.stringContaining("first 0 characters")],
	});
});
