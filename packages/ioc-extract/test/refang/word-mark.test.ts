import { describe, expect, it } from "vitest";
import { refang } from "../../src/index.js";

describe("mark in words", () => {
	it.each([
		["northwind dot com", "northwind.com"],
		["files DOT northwind DOT com", "files.northwind.com"],
		["203 dot 0 dot 113 dot 7", "203.0.113.7"],
		["a[.]northwind dot com", "a.northwind.com"],
		["jo at northwind dot com", "jo@northwind.com"],
		["jo.doe at northwind[.]com", "jo.doe@northwind.com"],
		["mail jo at northwind[dot]com", "mail jo@northwind.com"],
	])("reads %s", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it.each([
		"the dot com years",
		"a red dot in the corner",
		"every dot counts",
		"version 2 dot 1",
		"1 dot 2 dot 3",
		"a polka dot us",
		"northwind dot qqq",
		"look at this",
		"meet at noon",
	])("leaves %s alone", (text) => {
		expect(refang(text).text).toBe(text);
	});

	it("keeps an at that says where something is", () => {
		expect(refang("the panel hosted at northwind dot com").text).toBe("the panel hosted at northwind.com");
		expect(refang("it looked at northwind[.]com").text).toBe("it looked at northwind.com");
		expect(refang("the server at northwind dot com").text).toBe("the server at northwind.com");
	});

	it("leads back to the edges of each word", () => {
		// jo at northwind dot com
		// 0  3  6        15   20
		const { text, toOriginal, formsBetween } = refang("jo at northwind dot com");
		expect(text).toBe("jo@northwind.com");
		expect([0, 2, 3, 12, 13, 16].map((offset) => toOriginal(offset))).toEqual([0, 2, 6, 15, 20, 23]);
		expect(formsBetween(0, 16)).toEqual(["word"]);
		expect(formsBetween(3, 12)).toEqual([]);
	});
});
