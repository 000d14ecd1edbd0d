import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";
import { temporaryFolder } from "./temporary-folder.js";

/** A saved evaluation of stories that are all found, or none of them. */
function saved(isRight: boolean, stories = 8, first = 0): string {
	return JSON.stringify({
		formatVersion: 1,
		model: { name: "harbour-model", version: isRight ? "1.1.0" : "1.0.0", sha256: "ab".repeat(32) },
		report: {},
		sets: {
			stories: Array.from({ length: stories }, (_, i) => ({
				sha256: String(first + i).padStart(64, "0"),
				unit: `story-${first + i}`,
				actual: ["T1105"],
				predicted: isRight ? ["T1105"] : [],
				ranked: isRight ? ["T1105"] : [],
			})),
		},
	});
}

describe("mapper evaluate --compare", () => {
	it("compares two files, or the folders they are in", async () => {
		const cwd = temporaryFolder({ "a.json": saved(false), "new/evaluation.json": saved(true) });
		const { code, stdout, stderr, calls } = await runCli(["evaluate", "--compare", "a.json", "new"], { cwd });
		expect({ code, stderr, loaded: calls.loaded }).toEqual({ code: 0, stderr: "", loaded: [] });
		expect(stdout).toContain("A: a.json · harbour-model 1.0.0\nB: new · harbour-model 1.1.0\n");
		expect(stdout).toMatch(/^micro F1 +0\.000 +1\.000 +\+1\.000 +\[\+1\.000, \+1\.000\] +better$/m);
	});

	it("finds no difference of a file from itself", async () => {
		const cwd = temporaryFolder({ "a.json": saved(true) });
		const { stdout } = await runCli(["evaluate", "--compare", "a.json", "a.json"], { cwd });
		expect(stdout.match(/no difference shown$/gm)).toHaveLength(7);
		expect(stdout).not.toMatch(/better|worse/);
	});

	it("prints JSON, and counts what does not match", async () => {
		const cwd = temporaryFolder({ "a.json": saved(true), "b.json": saved(false, 9, 2) });
		const { stdout } = await runCli(["evaluate", "--compare", "a.json", "b.json", "-f", "json"], { cwd });
		const { a, b, missing, sets } = JSON.parse(stdout);
		expect([a.version, b.version, missing]).toEqual(["1.1.0", "1.0.0", []]);
		// Stories 0 to 7 and 2 to 10.
		expect(sets).toMatchObject([{ set: "stories", texts: 6, onlyInA: 2, onlyInB: 3 }]);
		expect(sets[0].figures[0]).toMatchObject({ difference: -1, interval: [-1, -1], verdict: "worse" });
	});

	it.each([
		["a file that is not there", ["a.json", "gone.json"], /^mapper: gone\.json cannot be read: /],
		["what is not JSON", ["a.json", "text.json"], /^mapper: text\.json is not JSON: /],
		["what is no evaluation", ["other.json", "a.json"], /^mapper: other\.json: Expected .*formatVersion 1/],
		["files without a text in common", ["a.json", "far.json"], /^mapper: --compare: .*in common/],
	])("ends with 3 for %s", async (_, files, message) => {
		const cwd = temporaryFolder({
			"a.json": saved(true),
			"far.json": saved(true, 8, 100),
			"text.json": "not JSON",
			"other.json": '{"tramDocuments": {}}',
		});
		const { code, stdout, stderr } = await runCli(["evaluate", "--compare", ...files], { cwd });
		expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
		expect(stderr).toMatch(message);
	});

	it.each([
		[["--compare", "a.json"]],
		[["--compare", "a.json", "a.json", "a.json"]],
		[["--compare", "a.json", "a.json", "--data", "."]],
		[["--compare", "a.json", "a.json", "--out", "figures"]],
	])("refuses %j with 2", async (options) => {
		const cwd = temporaryFolder({ "a.json": saved(true) });
		const { code, stdout, stderr } = await runCli(["evaluate", ...options], { cwd });
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toContain("--compare");
	});
});

describe("mapper evaluate", () => {
	it("needs data or two evaluations", async () => {
		const { code, stderr } = await runCli(["evaluate"]);
		expect(code).toBe(2);
		expect(stderr).toBe(
			"mapper: expected --data DIR to measure a model, or --compare A B with two saved evaluations\n",
		);
	});

	it("ends with 4 where the data are not", async () => {
		const cwd = temporaryFolder();
		const { code } = await runCli(["evaluate", "--data", join(cwd, "nothing")], { cwd });
		expect(code).toBe(4);
	});
});
