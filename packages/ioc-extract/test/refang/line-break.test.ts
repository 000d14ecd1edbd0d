import { describe, expect, it } from "vitest";
import { refang } from "../../src/index.js";

describe("line break", () => {
	it.each([
		["203.0.113.\n7", "203.0.113.7"],
		["203.\r\n0.113.7", "203.0.113.7"],
		["http://northwind.com/long-\npath/gate.php", "http://northwind.com/long-path/gate.php"],
		["hxxp://northwind[.]com/a?x=1&\ny=2", "http://northwind.com/a?x=1&y=2"],
		["http://northwind.com/files/lo\nader/gate.php", "http://northwind.com/files/loader/gate.php"],
		["https://northwind.com/files/\r\nloader/gate.php", "https://northwind.com/files/loader/gate.php"],
		["http://northwind.com\n/gate.php", "http://northwind.com/gate.php"],
	])("joins %j", (text, expected) => {
		expect(refang(text).text).toBe(expected);
	});

	it.each([
		"ended in 2.\n3 more",
		"version 1.2.\n3",
		"203.0.113.\nThe",
		"203.0.113.7.\n8 hosts",
		"see http://northwind.com/a\nand then",
		"http://northwind.com/a\nhttp://southwind.com/b",
		"http://northwind.com/\nsouthwind.com/a",
		"http://northwind.com/a/b\n\nnext/part",
		"http://northwind.com/a/b.\nnext/part",
		"http://northwind.com/a-\nThe next",
		"long-\nwinded text",
		"and/\nor",
	])("leaves %j alone", (text) => {
		expect(refang(text).text).toBe(text);
	});

	it("leaves the break out of what ends before it and of what starts behind it", () => {
		const { text, toOriginal, formsBetween } = refang("see 203.0.113.\n7 now");
		expect(text).toBe("see 203.0.113.7 now");
		expect(toOriginal(14, "end")).toBe(14);
		expect(toOriginal(14, "start")).toBe(15);
		expect(toOriginal(15)).toBe(16);
		expect(formsBetween(4, 15)).toEqual(["wrapped"]);
		expect(formsBetween(4, 14)).toEqual([]);
		expect(formsBetween(14, 15)).toEqual([]);
	});
});
