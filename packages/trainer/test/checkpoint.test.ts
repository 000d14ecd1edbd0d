import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serialize } from "node:v8";
import { describe, expect, it } from "vitest";
import { clearCheckpoints, openCheckpoint } from "../src/checkpoint.js";
import type { SolveResult } from "../src/solve-labels.js";
import { useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

function resultsOf(...outputs: number[]): SolveResult[] {
	return outputs.map((output) => ({
		output,
		bias: -0.1 * output,
		passes: 3,
		scale: 0.25,
		features: Int32Array.of(1, 5 + output),
		steps: Int8Array.of(-127, 3),
	}));
}

const failed = expect.objectContaining({ name: "TrainerError", code: "TRAINER_CHECKPOINT_FAILED" });

describe("openCheckpoint", () => {
	it("gives back what was saved of each stage, in another process as well", async () => {
		const path = join(folder.path, "deep", "checkpoints");
		const checkpoint = openCheckpoint(path, "run");
		expect(await checkpoint.load("a")).toEqual([]);
		await checkpoint.save("a", resultsOf(0));
		await checkpoint.save("a", resultsOf(0, 2));
		await checkpoint.save("b", resultsOf(1));
		const reopened = openCheckpoint(path, "run");
		expect(await reopened.load("a")).toEqual(resultsOf(0, 2));
		expect(await reopened.load("b")).toEqual(resultsOf(1));
		expect((await readdir(path)).sort()).toEqual(["a.checkpoint", "b.checkpoint"]);
	});

	it("does not continue a run with another fingerprint", async () => {
		await openCheckpoint(folder.path, "run").save("a", resultsOf(0));
		expect(await openCheckpoint(folder.path, "other").load("a")).toEqual([]);
	});

	it("ignores a damaged file: every flipped byte, every cut", async () => {
		const checkpoint = openCheckpoint(folder.path, "run");
		await checkpoint.save("a", resultsOf(0, 1));
		const path = join(folder.path, "a.checkpoint");
		const bytes = await readFile(path);
		for (let at = 0; at < bytes.length; at++) {
			const flipped = Uint8Array.from(bytes);
			flipped[at]! ^= 0x11;
			await writeFile(path, flipped);
			const loaded = await checkpoint.load("a");
			// A flip that leaves everything readable is none of the results.
			if (loaded.length > 0) expect(loaded).toEqual(resultsOf(0, 1));
			await writeFile(path, bytes.subarray(0, at));
			expect(await checkpoint.load("a")).toEqual([]);
		}
	});

	it("ignores files of another kind or format", async () => {
		const checkpoint = openCheckpoint(folder.path, "run");
		for (const content of [
			"",
			"not a checkpoint",
			serialize(null),
			serialize(7),
			serialize({ format: 99, fingerprint: "run" }),
			serialize({ format: 1, fingerprint: "run" }),
			serialize({ format: 1, fingerprint: "run", sha256: "", results: [] }),
		]) {
			await writeFile(join(folder.path, "a.checkpoint"), content);
			expect(await checkpoint.load("a")).toEqual([]);
		}
	});

	it("keeps nothing without a folder", async () => {
		const checkpoint = openCheckpoint(undefined, "run");
		await checkpoint.save("a", resultsOf(0));
		expect(await checkpoint.load("a")).toEqual([]);
	});

	it("says so when a file stands where the folder should be", async () => {
		const path = join(folder.path, "file");
		await writeFile(path, "a file");
		const checkpoint = openCheckpoint(path, "run");
		await expect(checkpoint.save("a", resultsOf(0))).rejects.toEqual(failed);
		await expect(checkpoint.load("a")).rejects.toEqual(failed);
		expect(await readFile(path, "utf8")).toBe("a file");
	});

	it("leaves the last checkpoint as it was when a write fails", async () => {
		const checkpoint = openCheckpoint(folder.path, "run");
		await checkpoint.save("a", resultsOf(0));
		await mkdir(join(folder.path, "a.checkpoint.part"));
		await expect(checkpoint.save("a", resultsOf(0, 1))).rejects.toEqual(failed);
		expect(await checkpoint.load("a")).toEqual(resultsOf(0));
	});

	// Linux keeps a device on which every write finds the disk full.
	it.skipIf(!existsSync("/dev/full"))("leaves the last checkpoint as it was on a full disk", async () => {
		const checkpoint = openCheckpoint(folder.path, "run");
		await checkpoint.save("a", resultsOf(0));
		await symlink("/dev/full", join(folder.path, "a.checkpoint.part"));
		await expect(checkpoint.save("a", resultsOf(0, 1))).rejects.toHaveProperty("cause.code", "ENOSPC");
		expect(await readdir(folder.path)).toEqual(["a.checkpoint"]);
		expect(await checkpoint.load("a")).toEqual(resultsOf(0));
	});
});

describe("clearCheckpoints", () => {
	it("removes the folder, and does not mind that there is none", async () => {
		const path = join(folder.path, "checkpoints");
		await openCheckpoint(path, "run").save("a", resultsOf(0));
		await clearCheckpoints(path);
		await clearCheckpoints(path);
		expect(existsSync(path)).toBe(false);
	});
});
