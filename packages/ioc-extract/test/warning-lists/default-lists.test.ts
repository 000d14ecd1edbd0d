import { expect, it } from "vitest";
import { DEFAULT_WARNING_LISTS } from "../../src/default-warning-lists.js";
import { defaultWarningLists } from "../../src/warning-lists/default-lists.js";

it.each([
	["md5", "d41d8cd98f00b204e9800998ecf8427e", ["common-ioc-false-positive", "empty-hashes"]],
	["md5", "44d88612fea8a8f36de82e1278abb02f", ["eicar.com"]],
	["ipv4", "9.9.9.9", ["well-known-dns"]],
	["ipv4-port", "8.8.4.4:53", ["well-known-dns"]],
	["ipv6", "2606:4700:4700::1111", ["public-dns-v6", "well-known-dns"]],
	["ipv4", "203.0.113.9", []],
	["url", "https://tinyurl.com/invented", ["url-shortener"]],
	["domain", "api.ipify.org", ["whats-my-ip"]],
	["domain", "c2.example.com", []],
	["mutex", "Global\\Invented", []],
])("knows %s %s as %j", (type, value, expected) => {
	expect(defaultWarningLists().match({ type, value })).toEqual(expected);
});

it("uses every entry of the data, builds once, and stays small", () => {
	const { lists } = defaultWarningLists();
	expect(lists.map(({ name }) => name)).toEqual(DEFAULT_WARNING_LISTS.map(({ name }) => name));
	expect(lists.flatMap(({ leftOut }) => leftOut)).toEqual([]);
	expect(lists.every(({ entries }) => new Set(entries).size === entries.length && entries.length > 0)).toBe(
		true,
	);
	expect(defaultWarningLists()).toBe(defaultWarningLists());
	expect(JSON.stringify(DEFAULT_WARNING_LISTS).length).toBeLessThan(120 * 1024);
});
