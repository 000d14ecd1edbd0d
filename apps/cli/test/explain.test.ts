import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.js";
import { temporaryFolder } from "./temporary-folder.js";

const TEXT = "They ran PowerShell and read LSASS.";

describe("mapper explain", () => {
	test("prints a table of a file, and hands options on", async () => {
		const cwd = temporaryFolder({ "r.md": TEXT });
		const { code, stdout, stderr, calls } = await runCli(
			[
				"explain",
				"r.md",
				"--technique",
				"t1059.001,T1105",
				"--technique",
				"T1003.001",
				"--samples",
				"50",
				"--seed",
				"9",
			],
			{ cwd },
		);
		expect({ code, stderr, disposed: calls.disposed }).toEqual({ code: 0, stderr: "", disposed: 1 });
		expect(stdout).toContain("r.md\n1 sentence · fake-model 1.2.3 · ATT&CK 18.1 · seed 9\n");
		expect(stdout).toContain("T1059.001  PowerShell  0.93 (reported)");
		expect(stdout).toMatch(/\+0\.500 {2}█+ +PowerShell/);
		expect(calls.options).toMatchObject([
			{
				techniques: ["T1059.001", "T1105", "T1003.001"],
				numSamples: 50,
				seed: 9,
				deletionTest: true,
				source: "r.md",
			},
		]);
	});

	test("reads stdin, also with -, and prints JSON that is safe to print", async () => {
		for (const argv of [["explain"], ["explain", "-"]]) {
			const { code, stdout } = await runCli([...argv, "-f", "json", "--id", "mine", "--method", "exact"], {
				stdin: `${TEXT} \u009b`,
			});
			expect(code).toBe(0);
			expect(stdout).not.toContain("\u009b");
			expect(JSON.parse(stdout)).toMatchObject({ id: "mine", document: { source: "stdin" } });
		}
	});

	test("writes a page into a file", async () => {
		const cwd = temporaryFolder({ "r.md": TEXT });
		const { code, stdout } = await runCli(["explain", "r.md", "--format", "html", "-o", "r.html"], { cwd });
		expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
		expect(readFileSync(join(cwd, "r.html"), "utf8")).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
	});

	test("takes model and conventions from the configuration, not the format of map", async () => {
		const { stdout, calls } = await runCli(["explain", "--sentence", "0", "--features", "3"], {
			stdin: TEXT,
			env: { MAPPER_FORMAT: "ndjson", MAPPER_STYLE: "reports", MAPPER_MODEL: "/m" },
		});
		expect(stdout).toContain("fake-model");
		expect(calls.loaded).toEqual(["/m"]);
		expect(calls.options).toMatchObject([{ style: "reports", sentence: 0, numFeatures: 3 }]);
	});

	test("says when there is nothing to explain", async () => {
		const { code, stdout } = await runCli(["explain"], { stdin: "The harbour was quiet." });
		expect(code).toBe(0);
		expect(stdout).toContain("No attack technique found.");
	});

	test.each<[string, string[], object, number, RegExp]>([
		["no input", ["explain"], {}, 2, /expected a file.*mapper explain report\.md/],
		["two inputs", ["explain", "a", "b"], {}, 2, /too many arguments/],
		["a folder", ["explain", "."], { cwd: "/" }, 2, /one report/],
		["a missing file", ["explain", "no.md"], {}, 3, /no\.md/],
		["an empty text", ["explain"], { stdin: " \n" }, 3, /stdin: has no text/],
		["an unknown format", ["explain", "-f", "csv"], { stdin: TEXT }, 2, /table, json, html/],
		["an unknown method", ["explain", "--method", "lime"], { stdin: TEXT }, 2, /auto, sampled, exact/],
		["a bad seed", ["explain", "--seed", "x"], { stdin: TEXT }, 2, /whole number/],
		["an unknown technique", ["explain", "--technique", "T9999"], { stdin: TEXT }, 2, /T9999/],
	])("%s is told on stderr with its exit code", async (_name, argv, place, expected, message) => {
		const { code, stdout, stderr } = await runCli(argv, place);
		expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
		expect(stderr).toMatch(message);
	});

	test("leaves an earlier file alone when it fails, and disposes the predictor", async () => {
		const cwd = temporaryFolder({ "r.md": TEXT, "r.html": "before" });
		const argv = ["explain", "r.md", "-f", "html", "-o", "r.html", "--technique", "T9999"];
		const { code, calls } = await runCli(argv, { cwd });
		expect({ code, disposed: calls.disposed }).toEqual({ code: 2, disposed: 1 });
		expect(readFileSync(join(cwd, "r.html"), "utf8")).toBe("before");
	});

	test("an interruption ends it", async () => {
		const { code } = await runCli(["explain"], {
			stdin: TEXT,
			signal: AbortSignal.abort(new Error("interrupted")),
		});
		expect(code).toBe(130);
	});
});
