import { expect, it } from "vitest";
import { readWarningList } from "../../src/warning-lists/read-warning-list.js";

it("reads text or what it parses to, to the same list", () => {
	const json = {
		name: "Invented hosts",
		version: 7,
		description: "Names.",
		type: "hostname",
		matching_attributes: ["domain"],
		list: ["example.org", " .example.net "],
	};
	const expected = {
		name: "Invented hosts",
		version: 7,
		type: "hostname",
		matchingAttributes: ["domain"],
		entries: ["example.org", ".example.net"],
		leftOut: [],
	};
	expect(readWarningList(json)).toEqual(expected);
	expect(readWarningList(JSON.stringify(json))).toEqual(expected);
	expect(readWarningList(json, { name: "ours" }).name).toBe("ours");
});

it("takes version 1, type string and all attributes when the list states none, as MISP does", () => {
	expect(readWarningList({ name: "a", list: ["x"] })).toMatchObject({
		version: 1,
		type: "string",
		matchingAttributes: [],
	});
});

it.each([
	["string", ["a", "", "  ", "x".repeat(2_049)], ["a"]],
	[
		"cidr",
		["192.0.2.1", "192.0.2.0/33", "192.0.2", "2001:db8::/32", "example.org"],
		["192.0.2.1", "2001:db8::/32"],
	],
	["regex", ["^a+$", "(a+)+$", "/b/i", "/b/x", "(?=c)c", "d)"], ["^a+$", "/b/i"]],
])("keeps the usable entries of a %s list and tells the others with a reason", (type, list, usable) => {
	const warnings: string[] = [];
	const read = readWarningList({ name: "n", type, list }, { onWarning: (warning) => warnings.push(warning) });
	expect(read.entries).toEqual(usable);
	expect(read.leftOut.map(({ entry }) => entry)).toEqual(list.filter((entry) => !usable.includes(entry)));
	expect(read.leftOut.every(({ reason }) => reason.length > 0)).toBe(true);
	expect(warnings).toHaveLength(1);
});

it("refuses more expressions than can be tried one by one", () => {
	const list = Array.from({ length: 1_001 }, (_, number) => `^${number}`);
	expect(() => readWarningList({ name: "n", type: "regex", list })).toThrow(
		expect.objectContaining({ code: "IOC_EXTRACT_WARNING_LIST_TOO_LARGE" }),
	);
});

it.each([
	[{ list: [] }, '"name"'],
	[{ name: "", list: [] }, '"name"'],
	[{ name: "n", version: "2", list: [] }, '"version"'],
	[{ name: "n" }, '"list"'],
	[{ name: "n", type: "regexp", list: [] }, '"type"'],
	[null, "object"],
	["[", "JSON"],
])("refuses %j and says that %s is wrong, with the source", (json, expected) => {
	expect(() => readWarningList(json, { source: "lists/n/list.json" })).toThrow(
		expect.objectContaining({
			code: "IOC_EXTRACT_WARNING_LIST_INVALID",
			message: expect.stringMatching(`${expected}.* lists/n/list.json`),
		}),
	);
});
