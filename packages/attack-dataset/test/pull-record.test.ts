import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
	isStillThere,
	PULL_RECORD_NAME,
	readPullRecord,
	removeLeftOver,
	writePullRecord,
} from "../src/pull-record.js";

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "mapper-record-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("what was written is read again", async () => {
	const sources = { attack: { url: "https://example.com/a", sha256: "00", files: { "a.json": 3 } } };
	await writePullRecord(folder, sources);
	expect(await readPullRecord(folder)).toEqual(sources);
	expect(await readdir(folder)).toEqual([PULL_RECORD_NAME]);
});

test.each(["", "{", "null", "[]", "7", '{"sources":7}', '{"sources":{"a":null,"b":{"files":{}}}}'])(
	"%j is as good as none",
	async (text) => {
		await writeFile(join(folder, PULL_RECORD_NAME), text);
		expect(await readPullRecord(folder)).toEqual({});
	},
);

test("a record that names files outside the folder is not believed", async () => {
	const sources = { attack: { url: "u", files: { "../victim": 3 } } };
	await writeFile(join(folder, PULL_RECORD_NAME), JSON.stringify({ sources }));
	expect(await readPullRecord(folder)).toEqual({});
});

test("files are there when their sizes are; those of the new pull stay", async () => {
	await writeFile(join(folder, "a"), "123");
	await writeFile(join(folder, "b"), "12");
	const both = { url: "u", files: { a: 3, b: 2 } };
	expect(await isStillThere(folder, both)).toBe(true);
	expect(await isStillThere(folder, { url: "u", files: { a: 4 } })).toBe(false);
	expect(await isStillThere(folder, { url: "u", files: {} })).toBe(false);
	await removeLeftOver(folder, both, { url: "u", files: { b: 2 } });
	expect(await readdir(folder)).toEqual(["b"]);
	expect(await isStillThere(folder, both)).toBe(false);
});
