import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { walkFiles } from "../src/walk-files.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

describe("walkFiles", () => {
	it("gives a folder's files, then its folders, in the order of code units, and follows no links", async () => {
		for (const file of ["b.txt", "B.txt", "a/z.txt", "a/a/y.txt", "C/x.txt", "a.md"])
			await folder.write(file, "");
		await symlink(join(folder.path, "a"), join(folder.path, "link"));
		await symlink(join(folder.path, "b.txt"), join(folder.path, "0.txt"));
		const files = await collect(walkFiles(folder.path, (path) => path.endsWith(".txt")));
		expect(files).toEqual(["B.txt", "b.txt", "C/x.txt", "a/z.txt", "a/a/y.txt"]);
	});

	it("gives nothing for an empty folder and says when there is none", async () => {
		expect(await collect(walkFiles(folder.path, () => true))).toEqual([]);
		const missing = collect(walkFiles(join(folder.path, "no"), () => true));
		await expect(missing).rejects.toMatchObject({ code: "DATASET_SOURCE_MISSING" });
	});
});
