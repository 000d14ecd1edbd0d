import { defaultWarningLists } from "@mapper/ioc-extract";
import { describe, expect, test } from "vitest";
import { type ExtractFlags, readExtractOptions } from "../src/extract-options.js";
import { temporaryFolder } from "./temporary-folder.js";

const LIST = JSON.stringify({ name: "Ours", type: "hostname", version: 1, list: ["northwind.example", ""] });

function read(flags: ExtractFlags, cwd = "/nonexistent", warnings: string[] = []) {
	const { signal } = new AbortController();
	return readExtractOptions(flags, { cwd, signal }, (warning) => warnings.push(warning));
}

test("without flags it is what the library does by itself", async () => {
	expect(await read({})).toEqual({
		exclude: [],
		includeNested: false,
		ports: false,
		warningLists: defaultWarningLists(),
	});
});

test("hands on types, flags to leave out, nested and ports", async () => {
	expect(
		await read({ type: ["ipv4", "SHA256"], exclude: ["private", "warning-list"], nested: true, ports: true }),
	).toMatchObject({
		types: ["ipv4", "sha256"],
		exclude: ["private", "warning-list"],
		includeNested: true,
		ports: true,
	});
});

test("a type with a port asks for ports", async () => {
	expect(await read({ type: ["ipv4", "ipv6-port"] })).toMatchObject({ ports: true });
	expect(await read({ type: ["ipv4"] })).toMatchObject({ ports: false });
});

describe("warning lists", () => {
	test("of a folder are added to the shipped ones, and told what cannot be used", async () => {
		const cwd = temporaryFolder({ "lists/ours/list.json": LIST });
		const warnings: string[] = [];
		const { warningLists } = await read({ warningLists: "lists" }, cwd, warnings);
		if (!warningLists) throw new Error("no lists");
		expect(warningLists.lists).toHaveLength(defaultWarningLists().lists.length + 1);
		expect(warningLists.match({ type: "domain", value: "cdn.northwind.example" })).toEqual(["ours"]);
		expect(warnings).toHaveLength(1);
		expect(await read({ warningLists: "lists", exclude: ["warning-list:ours"] }, cwd)).toMatchObject({
			exclude: ["warning-list:ours"],
		});
	});

	test("are left away when asked", async () => {
		expect(await read({ warningLists: false })).toMatchObject({ warningLists: false });
	});

	test("that are not there are an error of ioc-extract", async () => {
		await expect(read({ warningLists: "none" }, temporaryFolder())).rejects.toMatchObject({
			code: "IOC_EXTRACT_WARNING_LIST_UNREADABLE",
		});
	});
});

test.each<[ExtractFlags, string]>([
	[{ type: ["ip"] }, "got ip"],
	[{ exclude: ["privat"] }, "got privat"],
	[{ exclude: ["warning-list:none"] }, "got warning-list:none"],
	[{ exclude: ["constructor"] }, "got constructor"],
])("refuses %j", async (flags, message) => {
	await expect(read(flags)).rejects.toMatchObject({
		code: "CLI_USAGE",
		message: expect.stringContaining(message),
	});
});
