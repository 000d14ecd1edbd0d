import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.js";
import { temporaryFolder } from "./temporary-folder.js";

/** A rule of our own in Sigma's format: the smallest data folder there is. */
const RULE = `title: Lantern Loader Starts PowerShell
id: 00000000-0000-4000-8000-000000000001
description: Detects the invented Lantern loader when it starts PowerShell with an encoded command
tags:
    - attack.execution
    - attack.t1059.001
logsource:
    product: windows
detection:
    condition: selection
`;

const dataFolder = () => temporaryFolder({ "data/sigma/rules/windows/lantern.yml": RULE });

describe("mapper dataset", () => {
	test("info counts the sources as a table and as JSON", async () => {
		const cwd = dataFolder();
		const table = await runCli(["dataset", "info", "--data", "data"], { cwd });
		expect(table.code).toBe(0);
		expect(table.stdout).toMatch(/^1 records? \(0 without a technique\) · 1 techniques? of ATT&CK 18\.1/);
		expect(table.stdout).toMatch(/^sigma +1 +1 +0 +0 +0 +0 +0$/m);
		expect(table.stdout).toMatch(
			/^Label corrections \d{4}-\d\d-\d\d: 0 applied, 0 records changed, \d{3} not found$/m,
		);
		const json = await runCli(["dataset", "info", "--data", "data", "--format", "json"], { cwd });
		expect(JSON.parse(json.stdout)).toMatchObject({
			records: 1,
			recordsPerLabel: { "T1059.001": 1 },
			corrections: { applied: 0, records: 0 },
		});
	});

	test("build writes records and a report", async () => {
		const cwd = dataFolder();
		const { code, stderr } = await runCli(["dataset", "build", "--data", "data", "--out", "set.jsonl"], {
			cwd,
		});
		expect(code).toBe(0);
		expect(stderr).toMatch(
			/^1 records written to set\.jsonl\nLabel corrections [\d-]{10}: 0 applied, 0 records changed, \d{3} not found\n/m,
		);
		const [line] = readFileSync(join(cwd, "set.jsonl"), "utf8").split("\n");
		expect(JSON.parse(line as string)).toMatchObject({ labels: ["T1059.001"], source: "sigma" });
		expect(JSON.parse(readFileSync(join(cwd, "set.report.json"), "utf8"))).toMatchObject({ records: 1 });
	});

	test("an empty data folder: exit code 4, nothing is written", async () => {
		const cwd = temporaryFolder({ "data/note.txt": "" });
		const { code, stderr } = await runCli(["dataset", "build", "--data", "data", "--out", "set.jsonl"], {
			cwd,
		});
		expect(code).toBe(4);
		expect(stderr).toContain("sigma/");
		expect(readdirSync(cwd)).toEqual(["data"]);
	});

	test("pull copies one source from a folder", async () => {
		const cwd = temporaryFolder({ "data/attack/enterprise-attack.json": "{}" });
		const { code, stdout, stderr } = await runCli(
			["dataset", "pull", "--to", "copy", "--from", "data", "--source", "attack"],
			{ cwd },
		);
		expect(code).toBe(0);
		expect(readFileSync(join(cwd, "copy/attack/enterprise-attack.json"), "utf8")).toBe("{}");
		expect(stderr).toMatch(/^attack: from .*data\nattack: 1 file, 2 bytes\n$/);
		expect(stdout).toMatch(/^SOURCE +FILES +BYTES +PIN +SHA-256\nattack +1 +2 +unverified +44136fa3/);
	});

	test("an unknown source is a usage error that lists them", async () => {
		const { code, stderr } = await runCli(["dataset", "pull", "--to", "x", "--source", "sygma"]);
		expect(code).toBe(2);
		expect(stderr).toBe(
			'mapper: there is no source "sygma"; expected one of attack, tram, sigma, atomic-red-team\n',
		);
	});

	test("a missing required option is a usage error", async () => {
		expect((await runCli(["dataset", "pull"])).code).toBe(2);
	});
});
