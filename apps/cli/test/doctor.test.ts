import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "./run-cli.js";
import { temporaryFolder } from "./temporary-folder.js";

const lineOf = (stdout: string, part: string) => stdout.split("\n").findIndex((line) => line.includes(part));

test("everything is there: a mark for each check, exit code 0", async () => {
	const { code, stdout } = await runCli(["doctor"], {
		env: { MAPPER_CACHE: join(temporaryFolder(), "deep", "cache") },
	});
	expect(code).toBe(0);
	const lines = stdout.trimEnd().split("\n");
	expect(lines.every((line) => line.startsWith("✓ "))).toBe(true);
	expect(lines[0]).toBe("✓ Node 20.20.2");
	expect(lines[1]).toMatch(
		/^✓ model fake-model 1\.2\.3 \(ATT&CK 18\.1, 3 techniques\): hash right, loaded in \d+ ms$/,
	);
	expect(lines[2]).toBe("✓ maps a sentence: T1003.001, T1059.001");
	expect(lines.at(-1)).toBe("✓ output: no terminal, UTF-8, no colours");
});

test("a damaged model, an old Node, a cache that is a file: what to do, exit code 4", async () => {
	const { code, stdout } = await runCli(["doctor"], {
		nodeVersion: "20.11.1",
		env: { MAPPER_CACHE: join(temporaryFolder({ file: "" }), "file", "cache") },
		loadPredictor: async () => {
			throw Object.assign(new Error("the hash of weights.bin is not right"), {
				code: "PREDICTOR_MODEL_INVALID",
			});
		},
	});
	expect(code).toBe(4);
	expect(stdout).toMatch(/^✗ mapper needs Node 20\.19 or newer, this is 20\.11\.1\n {2}Install/);
	expect(stdout).toContain("✗ model: the hash of weights.bin is not right\n  Install mapper again");
	expect(stdout).toMatch(/✗ cache folder .* cannot be written to\n {2}Set MAPPER_CACHE/);
	// What comes after a failure is still checked.
	expect(lineOf(stdout, "output:")).toBeGreaterThan(lineOf(stdout, "model:"));
});

test("ok and NO where there is no UTF-8", async () => {
	const { stdout } = await runCli(["doctor"], { env: { LANG: "C" }, nodeVersion: "18.0.0" });
	expect(stdout.split("\n", 1)[0]).toMatch(/^NO mapper needs Node/);
	expect(stdout).toContain("\nok maps a sentence");
});
