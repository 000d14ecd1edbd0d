import { describe, expect, it } from "vitest";
import { refang } from "../../src/index.js";

describe("bracketed mark", () => {
	it.each([
		["evil[.]example", "evil.example"],
		["evil(.)example", "evil.example"],
		["evil{.}example", "evil.example"],
		["evil<.>example", "evil.example"],
		["evil[[.]]example", "evil.example"],
		["evil[ . ]example", "evil.example"],
		["evil[dot]example", "evil.example"],
		["evil(DOT)example", "evil.example"],
		["evil{dot}example", "evil.example"],
		["evil[punkt]example", "evil.example"],
		["evil [.] example", "evil.example"],
		["evil [dot] example", "evil.example"],
		["a[.]b[.]evil[.]example", "a.b.evil.example"],
		["evil[,]example", "evil.example"],
		["evil[.]\nexample", "evil.example"],
		["evil\r\n[.]example", "evil.example"],
	])("reads the dot of %j", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it.each([
		["evil[.example", "evil.example"],
		["evil(.example", "evil.example"],
		["evil.]example", "evil.example"],
		["evil[.example]", "evil.example"],
		["evil[.co.uk]/a", "evil.co.uk/a"],
		["evil.[example]", "evil.example"],
		["[www].evil.example", "www.evil.example"],
		["192.0.[2].1", "192.0.2.1"],
		["[192].0.2.1", "192.0.2.1"],
		["203.0.113[.7", "203.0.113.7"],
	])("reads the half or misplaced bracket of %j", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it.each([
		["jo[@]evil.example", "jo@evil.example"],
		["jo{@}evil.example", "jo@evil.example"],
		["jo(at)evil.example", "jo@evil.example"],
		["jo [AT] evil.example", "jo@evil.example"],
	])("reads the at of %j", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it.each([
		["http[:]//evil.example", "http://evil.example"],
		["http[://]evil.example", "http://evil.example"],
		["hxxps[:]//evil.example", "https://evil.example"],
		["evil.example[:]8080", "evil.example:8080"],
		["evil.example[/]a", "evil.example/a"],
		["2001[:]db8[::]5", "2001:db8::5"],
	])("reads the colon or slash of %j", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it("reads a backslash before a dot, but not the one of a path", () => {
		expect(refang("203\\.0\\.113\\.7 and evil\\.example").text).toBe("203.0.113.7 and evil.example");
		for (const path of ["C:\\Users\\x\\.ssh", "%TEMP%\\.cache", "HKCU\\.Default", "home\\.ssh\\config"]) {
			expect(refang(path).text).toBe(path);
		}
	});

	it.each([
		"he wrote [...] and left",
		"as told before.[1] Then",
		"see [1]. Then",
		"a list [.] of dots",
		"evil [.] The next",
		"f(.) and {,} and (,)",
		"call f(x).y()",
		"it met (at noon)",
		"jo [at]evil",
		"a[.][.]b",
		"[.]example",
		"evil[.]",
		"note [:] this",
	])("leaves %j alone", (text) => {
		expect(refang(text).text).toBe(text);
	});

	it("leads back to the edges of the mark", () => {
		const { text, toOriginal, formsBetween } = refang("see evil[.]example now");
		expect(text).toBe("see evil.example now");
		expect(toOriginal(4)).toBe(4);
		expect(toOriginal(8)).toBe(8);
		expect(toOriginal(9)).toBe(11);
		expect(toOriginal(16)).toBe(18);
		expect(formsBetween(4, 16)).toEqual(["brackets"]);
	});

	it("leads back to the edges of the white space around a mark, and of a bracket around the rest", () => {
		const spaced = refang("evil [.] example/a");
		expect([spaced.toOriginal(4), spaced.toOriginal(5)]).toEqual([4, 9]);
		const closed = refang("evil[.example]/a");
		expect(closed.toOriginal("evil.example".length)).toBe("evil[.example]".length);
	});

	it("tells words and backslashes from brackets", () => {
		expect(refang("evil[dot]example").formsBetween(0, 12)).toEqual(["word"]);
		expect(refang("evil\\.example").formsBetween(0, 12)).toEqual(["backslash"]);
		expect(refang("jo(at)evil[.]example").formsBetween(0, 15)).toEqual(["brackets", "word"]);
	});
});
