import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadWarningLists } from "../../src/warning-lists/load-warning-lists.js";
import { useListFolder } from "./list-folder.js";

const folder = useListFolder();

const RESOLVERS = {
	name: "Resolvers of an invented provider",
	version: 3,
	description: "Addresses of name servers.",
	type: "cidr",
	matching_attributes: ["ip-src", "ip-dst"],
	list: ["192.0.2.53", "198.51.100.0/25"],
};
const SHORTENERS = {
	name: "Invented shorteners",
	version: 1,
	description: "Names.",
	type: "hostname",
	matching_attributes: ["domain", "url"],
	list: ["tiny.example"],
};

it("reads <name>/list.json and <name>.json and names hits by the folder or file", async () => {
	await folder.write("resolvers/list.json", RESOLVERS);
	await folder.write("shorteners.json", SHORTENERS);
	await folder.write("notes/readme.txt", "no list");
	const lists = await loadWarningLists(folder.path);
	expect(lists.lists.map(({ name, version }) => [name, version])).toEqual([
		["resolvers", 3],
		["shorteners", 1],
	]);
	expect(lists.match({ type: "ipv4", value: "198.51.100.127" })).toEqual(["resolvers"]);
	expect(lists.match({ type: "ipv4", value: "198.51.100.128" })).toEqual([]);
	expect(lists.match({ type: "url", value: "http://tiny.example/x" })).toEqual(["shorteners"]);
});

it("reads the named lists only, so that a broken one beside them does no harm", async () => {
	await folder.write("resolvers/list.json", RESOLVERS);
	await folder.write("broken/list.json", "{");
	const { lists } = await loadWarningLists(folder.path, { names: ["resolvers"] });
	expect(lists).toHaveLength(1);
});

describe("errors", () => {
	it.each([
		["no JSON", "{", "JSON"],
		["an array", [], "object"],
		["an unknown type", { ...RESOLVERS, type: "glob" }, '"type"'],
		["a list of numbers", { ...RESOLVERS, list: [1] }, '"list"'],
		["attributes that are text", { ...RESOLVERS, matching_attributes: "ip-src" }, '"matching_attributes"'],
	])("names the file and what was expected: %s", async (_, content, expected) => {
		await folder.write("broken/list.json", content);
		await expect(loadWarningLists(folder.path)).rejects.toMatchObject({
			code: "IOC_EXTRACT_WARNING_LIST_INVALID",
			message: expect.stringMatching(`${expected}.*${join("broken", "list.json")}`),
		});
	});

	it("tells a folder that is not there, has no list, or lacks a named one", async () => {
		const error = { code: "IOC_EXTRACT_WARNING_LIST_UNREADABLE" };
		await expect(loadWarningLists(join(folder.path, "absent"))).rejects.toMatchObject(error);
		await expect(loadWarningLists(folder.path)).rejects.toMatchObject(error);
		await folder.write("resolvers/list.json", RESOLVERS);
		await expect(loadWarningLists(folder.path, { names: ["resolvers", "others"] })).rejects.toMatchObject({
			...error,
			message: expect.stringContaining("others"),
		});
	});

	it("refuses bytes that are not UTF-8", async () => {
		await folder.write("latin/list.json", new Uint8Array([0x22, 0xe9, 0x22]));
		await expect(loadWarningLists(folder.path)).rejects.toMatchObject({
			code: "IOC_EXTRACT_WARNING_LIST_UNREADABLE",
		});
	});

	it("reads nothing when the files together have more bytes than allowed", async () => {
		await folder.write("resolvers/list.json", RESOLVERS);
		const bytes = JSON.stringify(RESOLVERS).length;
		await expect(loadWarningLists(folder.path, { maxBytes: bytes - 1 })).rejects.toMatchObject({
			code: "IOC_EXTRACT_WARNING_LIST_TOO_LARGE",
		});
		expect((await loadWarningLists(folder.path, { maxBytes: bytes })).lists).toHaveLength(1);
	});
});

it("follows links inside the folder, and warns of one that leads out of it", async () => {
	await folder.write("elsewhere/secret.json", SHORTENERS);
	await folder.write("lists/resolvers/list.json", RESOLVERS);
	const lists = join(folder.path, "lists");
	await symlink(join(folder.path, "elsewhere", "secret.json"), join(lists, "secret.json"));
	await symlink(join(lists, "resolvers"), join(lists, "same"));
	await mkdir(join(lists, "nothing"));
	await symlink(join(folder.path, "absent.json"), join(lists, "nothing", "list.json"));
	const warnings: string[] = [];
	const loaded = await loadWarningLists(lists, { onWarning: (warning) => warnings.push(warning) });
	expect(loaded.lists.map(({ name }) => name)).toEqual(["resolvers", "same"]);
	expect(warnings).toEqual([expect.stringContaining("secret.json")]);
});

it("warns of entries that cannot be used, once per list", async () => {
	await folder.write("resolvers/list.json", { ...RESOLVERS, list: ["192.0.2.53", "192.0.2.999", "::1/129"] });
	const warnings: string[] = [];
	const { lists } = await loadWarningLists(folder.path, { onWarning: (warning) => warnings.push(warning) });
	expect(lists[0]!.leftOut.map(({ entry }) => entry)).toEqual(["192.0.2.999", "::1/129"]);
	expect(warnings).toEqual([expect.stringMatching(/resolvers.*2 of 3 entries.*192\.0\.2\.999/)]);
});

it("rejects with the reason of the signal", async () => {
	await folder.write("resolvers/list.json", RESOLVERS);
	const reason = new Error("enough");
	await expect(loadWarningLists(folder.path, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

const dataFolder =
	process.env.MAPPER_DATA_DIR ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
const publicLists = join(dataFolder, "warninglists");

describe.skipIf(!existsSync(publicLists))(`the public lists (skipped unless ${publicLists} is there)`, () => {
	it("reads them as they are, and knows what each is for", async () => {
		const warnings: string[] = [];
		const { lists, match } = await loadWarningLists(publicLists, {
			onWarning: (warning) => warnings.push(warning),
		});
		expect(lists.length).toBeGreaterThan(20);
		expect(warnings).toEqual([]);
		expect(match({ type: "ipv4", value: "8.8.8.8" })).toEqual(["public-dns-v4"]);
		expect(match({ type: "ipv4", value: "172.20.0.1" })).toEqual(["rfc1918", "rfc5735"]);
		expect(match({ type: "ipv6", value: "2001:db8:1::1" })).toEqual(["rfc3849"]);
		expect(match({ type: "url", value: "https://bit.ly/3x" })).toContain("url-shortener");
		expect(match({ type: "domain", value: "host.duckdns.org" })).toEqual(["dynamic-dns"]);
		expect(match({ type: "email", value: "someone@mailinator.com" })).toEqual(["disposable-email"]);
		expect(match({ type: "md5", value: "d41d8cd98f00b204e9800998ecf8427e" })).toContain("empty-hashes");
		expect(match({ type: "domain", value: "c2.invalid-name.example" })).toEqual([]);
	});
});
