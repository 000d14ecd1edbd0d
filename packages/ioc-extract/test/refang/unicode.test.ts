import { describe, expect, it } from "vitest";
import { extractIndicators, refang } from "../../src/index.js";

describe("characters beyond ASCII", () => {
	it.each([
		["evil\u3002example", "evil.example"],
		["evil\uff0eexample", "evil.example"],
		["evil\uff61example", "evil.example"],
		["evil\u2024example", "evil.example"],
		["evil\ufe52example", "evil.example"],
		["ｅｖｉｌ．ｅｘａｍｐｌｅ", "evil.example"],
		["jo＠evil.example", "jo@evil.example"],
		["http：／／evil.example／a", "http://evil.example/a"],
		["ev\u200bil.example", "evil.example"],
		["ev\u00adil\ufeff.example", "evil.example"],
		["e\u2060v\u200cil.example", "evil.example"],
		["north\u2011wind.example", "north-wind.example"],
		["north\u2010wind.example", "north-wind.example"],
	])("reads %j", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it.each([
		"结束。下一句",
		"evil.example。 Then",
		"evil.example。",
		"（see）",
		"a，b",
		"می\u200cخواهم",
		"one \u2010 two",
		"пример。",
		"A – B — C … “D”",
	])("leaves %j alone", (text) => {
		expect(refang(text).text).toBe(text);
	});

	it("leaves a character without width out of what ends before it and of what starts behind it", () => {
		const { text, toOriginal, formsBetween } = refang("at ev\u200bil.example");
		expect(text).toBe("at evil.example");
		expect(toOriginal(5, "end")).toBe(5);
		expect(toOriginal(5, "start")).toBe(6);
		expect(toOriginal(text.length)).toBe(16);
		expect(formsBetween(3, text.length)).toEqual(["unicode"]);
		expect(formsBetween(5, text.length)).toEqual([]);
	});

	it("keeps the characters without width around an indicator out of it", () => {
		expect(extractIndicators("\u200b203.0.113.7\u200b")[0]).toMatchObject({
			start: 1,
			end: 12,
			defanged: false,
		});
	});

	it("lists the forms of both passes in the order of DEFANG_FORMS", () => {
		expect(refang("evil\uff0ea[.]example").formsBetween(0, 14)).toEqual(["brackets", "unicode"]);
		expect(refang("http:// evil\uff0ea.example").formsBetween(0, 21)).toEqual(["unicode", "spaces"]);
	});
});
