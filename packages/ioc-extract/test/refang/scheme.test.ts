import { describe, expect, it } from "vitest";
import { refang } from "../../src/index.js";

describe("scheme", () => {
	it.each([
		["hxxp://evil.example", "http://evil.example"],
		["hXXps://evil.example", "https://evil.example"],
		["HXXP://EVIL.EXAMPLE", "HTTP://EVIL.EXAMPLE"],
		["h**p://evil.example", "http://evil.example"],
		["h**ps://evil.example", "https://evil.example"],
		["meow://evil.example", "http://evil.example"],
		["meows://evil.example", "https://evil.example"],
		["fxp://evil.example", "ftp://evil.example"],
		["sfxp://evil.example", "sftp://evil.example"],
		["hxxp:\\\\evil.example", "http://evil.example"],
		["http:\\\\evil.example\\a", "http://evil.example\\a"],
		["hxxp[:]//evil.example", "http://evil.example"],
		["http[s]://evil.example", "https://evil.example"],
		["hxxp(s)://evil.example", "https://evil.example"],
		["hxxp__evil.example", "http://evil.example"],
		["(hxxp://evil.example)", "(http://evil.example)"],
	])("makes %s %s", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it("takes out the spaces of a mail gateway", () => {
		expect(refang("http:// evil.example/a").text).toBe("http://evil.example/a");
		expect(refang("hxxp:// evil .example /a end").text).toBe("http://evil.example/a end");
	});

	it.each([
		"an http://plain.example/url",
		"written as hxxp or h**p",
		"boxxp://evil.example",
		"meow: said the cat",
		"the file fxp.dll",
		"hxxp",
		"note:\\\\files01\\share",
		"from http:// to https://",
		"links start with http:// only. No others",
		"snake__case.example",
	])("leaves %s alone", (text) => {
		expect(refang(text).text).toBe(text);
	});

	it("leads back to the edges of the scheme", () => {
		// see meows://evil
		// 0   4    9
		const { text, toOriginal, formsBetween } = refang("see h**ps://evil.example");
		expect(text).toBe("see https://evil.example");
		expect([4, 9, 12, text.length].map((offset) => toOriginal(offset))).toEqual([4, 9, 12, 24]);
		expect(formsBetween(4, text.length)).toEqual(["scheme"]);
	});

	it("keeps the way back where the scheme changes its length", () => {
		// fxxp: 4, ftp: 3
		const { text, toOriginal } = refang("x fxxp://evil.example");
		expect(text).toBe("x ftp://evil.example");
		expect([2, 5, 8].map((offset) => toOriginal(offset))).toEqual([2, 6, 9]);
	});

	it("names spaces and backslashes as such", () => {
		expect(refang("http:// evil.example").formsBetween(0, 19)).toEqual(["spaces"]);
		expect(refang("hxxp:\\\\evil.example").formsBetween(0, 19)).toEqual(["scheme", "backslash"]);
	});
});
