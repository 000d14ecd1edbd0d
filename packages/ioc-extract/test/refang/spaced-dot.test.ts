import { describe, expect, it } from "vitest";
import { refang } from "../../src/index.js";

describe("spaced dot", () => {
	it.each([
		["northwind . com", "northwind.com"],
		["files . northwind . com then", "files.northwind.com then"],
		["203 . 0 . 113 . 7", "203.0.113.7"],
	])("reads %s", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it.each([
		"It ended . Then it began",
		"it ended . then",
		"Northwind . Com",
		"1 . 2 . 3",
		"1 . 2 . 3 . 4 . 5",
		"northwind . community",
		". com",
		"northwind .",
	])("leaves %s alone", (text) => {
		expect(refang(text).text).toBe(text);
	});

	it("leads back to the edges of the spaces", () => {
		const { text, toOriginal, formsBetween } = refang("a . northwind . com");
		expect(text).toBe("a.northwind.com");
		expect([1, 2, 11, 12, 15].map((offset) => toOriginal(offset))).toEqual([1, 4, 13, 16, 19]);
		expect(formsBetween(0, 15)).toEqual(["spaces"]);
	});
});
