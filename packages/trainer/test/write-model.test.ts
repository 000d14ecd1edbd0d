import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderModelCard } from "../src/model-card.js";
import { writeModel } from "../src/write-model.js";
import { smallManifest, smallReport } from "./small-manifest.js";
import { useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();
const model = { manifest: smallManifest(smallReport()), weights: Uint8Array.of(1, 2, 3, 250) };
const older = { manifest: { ...model.manifest, version: "0.0.1" }, weights: Uint8Array.of(9) };
const failed = { name: "TrainerError", code: "TRAINER_WRITE_FAILED" };

async function contents(path: string): Promise<Record<string, string>> {
	const names = (await readdir(path)).sort();
	const texts = await Promise.all(names.map((name) => readFile(join(path, name), "hex")));
	return Object.fromEntries(names.map((name, i) => [name, texts[i]!]));
}

describe("writeModel", () => {
	it("writes description, weights and card into a new folder, and says how many bytes", async () => {
		const path = join(folder.path, "deep", "model");
		const bytes = await writeModel(model, path);
		expect((await readdir(path)).sort()).toEqual(["README.md", "model.json", "weights.bin"]);
		const json = await readFile(join(path, "model.json"), "utf8");
		const card = await readFile(join(path, "README.md"), "utf8");
		expect(JSON.parse(json)).toEqual(model.manifest);
		expect(Object.keys(JSON.parse(json))[0]).toBe("formatVersion");
		expect(new Uint8Array(await readFile(join(path, "weights.bin")))).toEqual(model.weights);
		expect(card).toBe(renderModelCard(model.manifest));
		expect(bytes).toBe(4 + Buffer.byteLength(json) + Buffer.byteLength(card));
	});

	it("writes the same bytes again, over an older model", async () => {
		await writeModel(older, folder.path);
		await writeModel(model, folder.path);
		const first = await contents(folder.path);
		await writeModel(model, folder.path);
		expect(await contents(folder.path)).toEqual(first);
		expect(Object.keys(first)).toHaveLength(3);
	});

	it("says so when a file stands where the folder should be", async () => {
		const path = join(folder.path, "file");
		await writeFile(path, "in the way");
		await expect(writeModel(model, path)).rejects.toMatchObject(failed);
		expect(await readFile(path, "utf8")).toBe("in the way");
	});

	it("leaves nothing partial when a file cannot be put in its place", async () => {
		await mkdir(join(folder.path, "model.json", "taken"), { recursive: true });
		await expect(writeModel(model, folder.path)).rejects.toMatchObject(failed);
		expect((await readdir(folder.path)).filter((name) => name.endsWith(".part"))).toEqual([]);
	});

	// Linux keeps a device on which every write finds the disk full.
	it.skipIf(!existsSync("/dev/full"))("leaves an older model as it was on a full disk", async () => {
		await writeModel(older, folder.path);
		const before = await contents(folder.path);
		await symlink("/dev/full", join(folder.path, "model.json.part"));
		await expect(writeModel(model, folder.path)).rejects.toMatchObject({
			...failed,
			cause: { code: "ENOSPC" },
		});
		expect(await contents(folder.path)).toEqual(before);
	});
});
