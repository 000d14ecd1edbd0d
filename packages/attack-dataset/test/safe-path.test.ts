import { mkdtemp, realpath, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isSafePath, placeUnder } from "../src/safe-path.js";

test.each(["a", "a/b.yml", "..a/b..", "...", "ö/# x.mjson", ".hidden"])("%j is safe", (path) => {
	expect(isSafePath(path)).toBe(true);
});

test.each(["", "/", "/a", "a/", "a//b", ".", "..", "./a", "a/..", "a/../b", "a\\b", "c:/a", "C:a", "a\0b"])(
	"%j is not safe",
	(path) => {
		expect(isSafePath(path)).toBe(false);
	},
);

test("a place has its parent folders", async () => {
	const folder = await mkdtemp(join(tmpdir(), "mapper-path-"));
	const place = await placeUnder(join(folder, "new"), "a/b/c.txt");
	expect(place).toBe(join(await realpath(folder), "new/a/b/c.txt"));
	expect((await stat(join(folder, "new/a/b"))).isDirectory()).toBe(true);
	await rm(folder, { recursive: true });
});
