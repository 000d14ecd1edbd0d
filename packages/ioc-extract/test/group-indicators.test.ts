import { expect, test } from "vitest";
import { extractIndicators, groupIndicators, type IndicatorType } from "../src/index.js";
import { indicator } from "./sample-indicator.js";

test("one entry for each type and value, with every place and the flags of all", () => {
	const first = indicator({ type: "domain", value: "a.example", start: 5, flags: ["documentation"] });
	const second = indicator({
		type: "domain",
		value: "a.example",
		start: 40,
		text: "a[.]example",
		defanged: true,
		defangForms: ["brackets"],
		port: 8080,
		flags: ["documentation", "file-name-like"],
	});
	expect(groupIndicators([first, second])).toEqual([
		{
			type: "domain",
			value: "a.example",
			start: 5,
			end: 14,
			text: "a.example",
			defanged: false,
			defangForms: [],
			flags: ["documentation", "file-name-like"],
			count: 2,
			spans: [
				{ start: 5, end: 14, text: "a.example", defanged: false, defangForms: [] },
				{ start: 40, end: 51, text: "a[.]example", defanged: true, defangForms: ["brackets"], port: 8080 },
			],
		},
	]);
});

test("orders by type, then by the first occurrence; the order given does not matter", () => {
	const at = (type: IndicatorType, value: string, start: number) => indicator({ type, value, start });
	const given = [
		at("cve", "CVE-2021-44228", 0),
		at("domain", "b.example", 20),
		at("ipv4", "192.0.2.2", 40),
		at("domain", "a.example", 60),
		at("ipv4", "192.0.2.1", 80),
		at("domain", "b.example", 100),
	];
	const groups = groupIndicators(given);
	expect(groups.map(({ value, count }) => [value, count])).toEqual([
		["192.0.2.2", 1],
		["192.0.2.1", 1],
		["b.example", 2],
		["a.example", 1],
		["CVE-2021-44228", 1],
	]);
	expect(groupIndicators([...given].reverse())).toEqual(groups);
});

test("the same value of another type is another entry", () => {
	const value = "example.com";
	const groups = groupIndicators([
		indicator({ type: "filename", value }),
		indicator({ type: "domain", value }),
	]);
	expect(groups.map(({ type }) => type)).toEqual(["domain", "filename"]);
});

test("law: the spans are the indicators, each once, and none is changed", () => {
	const text = "From 192.0.2.1 and 192[.]0[.]2[.]1 to 192.0.2.2, a.example, a[.]example and 192.0.2.1:80.";
	const indicators = extractIndicators(text);
	const copy = structuredClone(indicators);
	const groups = groupIndicators(indicators);
	expect(indicators).toEqual(copy);
	const spans = groups.flatMap((group) => group.spans).sort((a, b) => a.start - b.start);
	expect(spans.map(({ start, end }) => [start, end])).toEqual(
		indicators.map(({ start, end }) => [start, end]),
	);
	for (const { start, end, text: written } of spans) expect(text.slice(start, end)).toBe(written);
	expect(groups.map(({ count }) => count)).toEqual(groups.map((group) => group.spans.length));
	expect(groupIndicators([])).toEqual([]);
});
