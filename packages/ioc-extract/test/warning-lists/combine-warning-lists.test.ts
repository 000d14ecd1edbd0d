import { describe, expect, it } from "vitest";
import { combineWarningLists } from "../../src/warning-lists/combine-warning-lists.js";
import { readWarningList } from "../../src/warning-lists/read-warning-list.js";
import type { WarningListType } from "../../src/warning-lists/warning-list.js";

const read = (name: string, type: WarningListType, list: string[], matching_attributes: string[] = []) =>
	readWarningList({ name, version: 1, type, list, matching_attributes });

/** Whether one list of this type and these entries knows a value. */
const knows = (type: WarningListType, list: string[], indicator: [type: string, value: string]) =>
	combineWarningLists([read("n", type, list)]).match({ type: indicator[0], value: indicator[1] }).length ===
	1;

describe("string: equal", () => {
	it.each([
		["domain", "example.org", true],
		["domain", "www.example.org", false],
		["sha1", "da39a3ee5e6b4b0d3255bfef95601890afd80709", true],
		["url", "https://example.org/Path", true],
		["url", "https://example.org/path", false],
		["url", "https://example.org/", false],
		["ipv4-port", "192.0.2.1:443", true],
	])("%s %s: %s", (type, value, expected) => {
		const list = [
			"Example.ORG",
			"DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
			"https://example.org/Path",
			"192.0.2.1",
		];
		expect(knows("string", list, [type, value])).toBe(expected);
	});
});

describe("hostname: the host or one below it", () => {
	it.each([
		["domain", "example.org", true],
		["domain", "a.b.example.org", true],
		["domain", "badexample.org", false],
		["domain", "org", false],
		["url", "https://user@www.example.org:8443/a", true],
		["url", "https://other.example/example.org", false],
		["url", "https://example.org@other.example/", false],
		["email", "a@mail.example.org", true],
		["domain", "www.wild.example", true],
		["domain", "xn--bcher-kva.example", true],
		["domain", "53.192.0.2", false],
		["sha1", "example.org", false],
	])("%s %s: %s", (type, value, expected) => {
		const list = ["Example.org", "*.wild.example", "bücher.example", "0.2", "2"];
		expect(knows("hostname", list, [type, value])).toBe(expected);
	});
});

describe("cidr: the address or network lies within", () => {
	it.each([
		["ipv4", "203.0.113.77", true],
		["ipv4", "203.0.114.0", false],
		["ipv4", "192.0.2.1", true],
		["ipv4", "192.0.2.2", false],
		["ipv4-cidr", "203.0.113.128/25", true],
		["ipv4-cidr", "203.0.112.0/23", false],
		["ipv6", "2001:db8:ffff::1", true],
		["ipv6", "2001:db9::", false],
		["ipv6-cidr", "2001:db8:1::/48", true],
		["ipv6-port", "[2001:db8::5]:443", true],
		["url", "http://203.0.113.9:8080/a", true],
		["url", "http://[2001:db8::1]/a", true],
		["url", "http://other.example/203.0.113.9", false],
		["email", "a@[203.0.113.9]", true],
		["filename", "203.0.113.9", false],
	])("%s %s: %s", (type, value, expected) => {
		const list = ["203.0.113.5/24", "192.0.2.1", "2001:DB8::/32"];
		expect(knows("cidr", list, [type, value])).toBe(expected);
	});

	it("takes the prefix length 0 for all addresses of the family", () => {
		expect(knows("cidr", ["0.0.0.0/0"], ["ipv4", "198.51.100.1"])).toBe(true);
		expect(knows("cidr", ["0.0.0.0/0"], ["ipv6", "2001:db8::1"])).toBe(false);
	});
});

describe("substring and regex: somewhere in the value", () => {
	it.each([
		["domain", "my-sandbox.example", true],
		["domain", "sandbox.org", false],
		["url", "https://other.example/Sandbox.example", true],
		["url", "https://other.example/sandbox.example", false],
	])("substring, %s %s: %s", (type, value, expected) => {
		expect(knows("substring", ["Sandbox.example"], [type, value])).toBe(expected);
	});

	it.each([
		["filename", "report-2031.pdf", true],
		["filename", "Report-2031.pdf", false],
		["filename", "a-report-2031.pdf", false],
		["mutex", "invented-77", true],
	])("regex, %s %s: %s", (type, value, expected) => {
		expect(knows("regex", ["^report-[0-9]{4}\\.", "/INVENTED-\\d+/gi"], [type, value])).toBe(expected);
	});

	it("looks at the beginning of a long value only", () => {
		expect(knows("regex", ["end"], ["url", `${"x".repeat(1_021)}end`])).toBe(true);
		expect(knows("regex", ["end"], ["url", `${"x".repeat(1_022)}end`])).toBe(false);
	});
});

it("asks a list only about the types its attributes cover, and sorts the names of those that know the value", () => {
	const lists = combineWarningLists([
		read("zone", "string", ["example.org"]),
		read("mail", "hostname", ["example.org"], ["email-src"]),
		read("names", "hostname", ["example.org"], ["domain|ip"]),
		read("files", "substring", ["example"], ["filename|md5"]),
		read("phones", "substring", ["example"], ["phone-number"]),
	]);
	expect(lists.match({ type: "domain", value: "example.org" })).toEqual(["names", "zone"]);
	expect(lists.match({ type: "email", value: "a@example.org" })).toEqual(["mail"]);
	expect(lists.match({ type: "filename", value: "example.org" })).toEqual(["files", "zone"]);
	expect(lists.match({ type: "url", value: "http://example.org/a" })).toEqual([]);
});

it("joins sets of lists, and names a list once however often it has an entry", () => {
	const one = combineWarningLists([read("a", "string", ["x", "X"]), read("b", "substring", ["x", "xx"])]);
	const both = combineWarningLists([...one.lists, read("a", "regex", ["x"])]);
	expect(both.match({ type: "yara", value: "xx" })).toEqual(["a", "b"]);
	expect(combineWarningLists([]).match({ type: "yara", value: "xx" })).toEqual([]);
});

it("does not run an expression that did not pass readWarningList", () => {
	const list = { ...read("n", "regex", []), entries: ["(a+)+$"] };
	expect(() => combineWarningLists([list])).toThrow(
		expect.objectContaining({ code: "IOC_EXTRACT_WARNING_LIST_INVALID" }),
	);
});
