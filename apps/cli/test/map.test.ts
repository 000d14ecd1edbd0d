import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.js";
import { temporaryFolder } from "./temporary-folder.js";

const LSASS = "They read the memory of LSASS.";
const SHELL = "A PowerShell command ran.";
const lines = (text: string) => text.trimEnd().split("\n");
const parsed = (text: string) => lines(text).map((line) => JSON.parse(line));
const ids = (mapping: { techniques: { id: string }[] }) => mapping.techniques.map(({ id }) => id);

describe("mapper map", () => {
	test("prints a table for a file", async () => {
		const cwd = temporaryFolder({ "r.md": LSASS });
		const { code, stdout, stderr, calls } = await runCli(["map", "r.md"], { cwd });
		expect(stdout).toBe(
			[
				"r.md",
				"1 sentence · fake-model 1.2.3 · ATT&CK 18.1",
				"",
				"ID         TECHNIQUE     TACTIC             CONFIDENCE",
				"T1003.001  LSASS Memory  credential-access  ██████████ 0.97",
				"           “They read the memory of LSASS.”",
				"",
				"ALSO CONSIDERED",
				"T1204.002  Malicious File  0.22",
				"",
			].join("\n"),
		);
		expect({ code, stderr, disposed: calls.disposed }).toEqual({ code: 0, stderr: "", disposed: 1 });
	});

	test("reads stdin when it is piped in, and with -", async () => {
		for (const argv of [["map"], ["map", "-"]]) {
			const { code, stdout } = await runCli([...argv, "--format", "json", "--id", "mine"], { stdin: LSASS });
			const mapping = JSON.parse(stdout);
			expect(code).toBe(0);
			expect([mapping.id, mapping.document.source, ids(mapping)]).toEqual(["mine", "stdin", ["T1003.001"]]);
		}
	});

	test("JSON is an object for one text and an array for what may be several", async () => {
		const cwd = temporaryFolder({ "a.txt": LSASS, "b.txt": SHELL, "one/c.txt": SHELL });
		const one = await runCli(["map", "a.txt", "-f", "json"], { cwd });
		const two = await runCli(["map", "a.txt", "b.txt", "-f", "json"], { cwd });
		const folder = await runCli(["map", "one", "-f", "json"], { cwd });
		expect(ids(JSON.parse(one.stdout))).toEqual(["T1003.001"]);
		expect(JSON.parse(two.stdout).map(ids)).toEqual([["T1003.001"], ["T1059.001"]]);
		expect(JSON.parse(folder.stdout).map((m: { document: object }) => m.document)).toMatchObject([
			{ source: join("one", "c.txt") },
		]);
	});

	test("hands options, environment and configuration to the predictor", async () => {
		const cwd = temporaryFolder({ "r.txt": SHELL, "mapper.config.json": '{"topK": 3, "threads": 7}' });
		const { code, calls } = await runCli(
			[
				"map",
				"r.txt",
				"--min-confidence",
				"0.25",
				"--attack-version",
				"19.0",
				"--no-indicators",
				"--model",
				"m",
			],
			{ cwd, env: { MAPPER_THREADS: "2", MAPPER_MIN_CONFIDENCE: "0.9" } },
		);
		expect(code).toBe(0);
		expect(calls.loaded).toEqual([join(cwd, "m")]);
		expect(calls.options).toMatchObject([
			{ minConfidence: 0.25, topK: 3, threads: 2, indicators: false, attackVersion: "19.0" },
		]);
	});

	test("--style wins over environment and configuration, and is handed to the predictor", async () => {
		const cwd = temporaryFolder({ "r.txt": SHELL, "mapper.config.json": '{"style": "procedures"}' });
		const styleOf = async (flags: string[], env = {}) => {
			const { code, calls } = await runCli(["map", "r.txt", ...flags], { cwd, env });
			expect(code).toBe(0);
			return (calls.options as { style?: string }[]).map(({ style }) => style);
		};
		expect(await styleOf(["--style", "auto"], { MAPPER_STYLE: "reports" })).toEqual(["auto"]);
		expect(await styleOf([], { MAPPER_STYLE: "reports" })).toEqual(["reports"]);
		expect(await styleOf([])).toEqual(["procedures"]);
	});

	test("without --style the predictor's own default holds", async () => {
		const { calls } = await runCli(["map"], { stdin: SHELL });
		expect(calls.options).toMatchObject([{ style: undefined, showHeldBack: undefined }]);
	});

	test("--fail-on gives 10 only when a technique reaches it", async () => {
		const at = (value: string) => runCli(["map", "--fail-on", value], { stdin: LSASS });
		expect((await at("0.97")).code).toBe(10);
		expect((await at("0.98")).code).toBe(0);
	});

	test("several tables are apart", async () => {
		const cwd = temporaryFolder({ "a.txt": LSASS, "b.txt": SHELL });
		const { stdout } = await runCli(["map", "a.txt", "b.txt"], { cwd });
		expect(stdout.split("\n\n\n").map((table) => table.split("\n")[0])).toEqual(["a.txt", "b.txt"]);
	});

	test("says so when nothing is found", async () => {
		const { stdout, code } = await runCli(["map"], { stdin: "The weather was mild." });
		expect(stdout).toContain("\n\nNo attack technique found.\n\n");
		expect(code).toBe(0);
	});
});

describe("mapper map --show-held-back", () => {
	const DRILL = "In the drill the red team would dump LSASS.";

	test("lists in the table what is held back, and where", async () => {
		const cwd = temporaryFolder({ "r.md": DRILL });
		const { code, stdout, stderr, calls } = await runCli(["map", "r.md", "--show-held-back"], { cwd });
		expect(stdout).toBe(
			[
				"r.md",
				"1 sentence · fake-model 1.2.3 · ATT&CK 18.1",
				"",
				"No attack technique found.",
				"",
				"ALSO CONSIDERED",
				"T1204.002  Malicious File  0.22",
				"",
				"HELD BACK (whole text: 8 % sure that somebody acts)",
				"T1003.001  LSASS Memory  0.04, 0.97 if somebody acted",
				"           [acts: 5 %] “In the drill the red team would dump LSASS.”",
				"",
			].join("\n"),
		);
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		expect(calls.options).toMatchObject([{ showHeldBack: true }]);
	});

	test("says so when nothing is", async () => {
		const { stdout } = await runCli(["map", "--show-held-back"], { stdin: LSASS });
		expect(stdout).toContain("\n\nHELD BACK (whole text: 96 % sure that somebody acts)\nnothing\n");
	});

	test.each(["json", "ndjson"])("%s carries it, and leaves it out unless asked", async (format) => {
		const shown = await runCli(["map", "-f", format, "--show-held-back"], { stdin: DRILL });
		expect(JSON.parse(shown.stdout)).toMatchObject({
			document: { behaviour: 0.08 },
			techniques: [],
			heldBack: [
				{
					id: "T1003.001",
					confidence: 0.04,
					confidenceIfReported: 0.97,
					evidence: [{ start: 0, end: DRILL.length, behaviour: 0.05 }],
				},
			],
		});
		const plain = JSON.parse((await runCli(["map", "-f", format], { stdin: DRILL })).stdout);
		expect(plain).not.toHaveProperty("heldBack");
		expect(plain.document).not.toHaveProperty("behaviour");
	});

	test("holds for every line of a batch", async () => {
		const stdin = [LSASS, DRILL].map((text) => `${JSON.stringify({ text })}\n`).join("");
		const { stdout } = await runCli(["map", "--batch", "-", "--show-held-back"], { stdin });
		expect(parsed(stdout).map(({ heldBack }) => heldBack.length)).toEqual([0, 1]);
	});

	test("what is held back is no finding for --fail-on", async () => {
		expect((await runCli(["map", "--show-held-back", "--fail-on", "0.5"], { stdin: DRILL })).code).toBe(0);
	});
});

describe("mapper map --batch", () => {
	const batch = [
		JSON.stringify({ id: "a", text: LSASS }),
		'{"id": "b", "text": ',
		"",
		JSON.stringify({ text: SHELL, source: "wire" }),
		JSON.stringify({ id: "d" }),
		JSON.stringify({ id: 5, text: "\0" }),
		JSON.stringify({ id: "f", text: SHELL }),
	].join("\n");

	test("maps the rest of a batch with broken lines, in order, and exits with 5", async () => {
		const cwd = temporaryFolder({ "in.jsonl": batch });
		const { code, stdout, stderr } = await runCli(["map", "--batch", "in.jsonl"], { cwd });
		const results = parsed(stdout);
		expect(results.map(({ id, error }) => error?.code ?? id)).toEqual([
			"a",
			"CLI_LINE_INVALID",
			expect.stringMatching(/^[0-9a-f]{64}$/),
			"CLI_LINE_INVALID",
			"PREDICTOR_TEXT_INVALID",
			"f",
		]);
		expect(results[1]).toMatchObject({ id: null, error: { line: 2 } });
		expect(results[2].document.source).toBe("wire");
		expect(results[3]).toMatchObject({
			id: "d",
			error: { line: 5, message: expect.stringContaining('"text"') },
		});
		expect(results[4].id).toBe("5");
		expect(lines(stderr).map((line) => line.slice(0, 25))).toEqual([
			"mapper: in.jsonl line 2: ",
			"mapper: in.jsonl line 5: ",
			"mapper: in.jsonl line 6: ",
		]);
		expect(code).toBe(5);
	});

	test("reads a batch from stdin and gives candidates", async () => {
		const { code, stdout } = await runCli(["map", "--batch", "-"], {
			stdin: `${JSON.stringify({ id: "x", text: "a" })}\n`,
		});
		expect(code).toBe(0);
		expect(parsed(stdout)).toMatchObject([{ id: "x", candidates: [{ id: "T1204.002", confidence: 0.22 }] }]);
	});

	test("prints while it reads: nothing waits for the end of the input", async () => {
		let printed = 0;
		let printedBeforeEnd = 0;
		function* items(): Generator<Buffer> {
			for (let at = 0; at < 50; at++) yield Buffer.from(`${JSON.stringify({ id: `${at}`, text: LSASS })}\n`);
			printedBeforeEnd = printed;
		}
		const { stdout } = await runCli(["map", "--batch", "-"], {
			stdin: items(),
			onStdout: () => {
				printed++;
			},
		});
		expect(parsed(stdout).map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, at) => `${at}`));
		expect(printedBeforeEnd).toBeGreaterThan(0);
	});

	test("broken lines only: each is told, exit code 3", async () => {
		const { code, stdout } = await runCli(["map", "--batch", "-"], { stdin: "no\nnein\nnon\n" });
		expect(parsed(stdout).map(({ error }) => error.line)).toEqual([1, 2, 3]);
		expect(code).toBe(3);
	});
});

describe("mapper map with bad input", () => {
	test.each([
		["an empty file", "", "has no text"],
		["white space", " \n\t\n", "has no text"],
		["a binary file", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]), "is not text"],
	])("%s: exit code 3, nothing on stdout", async (_, content, message) => {
		const cwd = temporaryFolder({ "r.txt": content });
		const { code, stdout, stderr } = await runCli(["map", "r.txt", "--format", "json"], { cwd });
		expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
		expect(stderr).toMatch(new RegExp(`^mapper: r\\.txt: ${message}.*\n$`));
	});

	test("empty stdin: exit code 3", async () => {
		const { code, stderr } = await runCli(["map"], { stdin: "" });
		expect(code).toBe(3);
		expect(stderr).toBe("mapper: stdin: has no text: there is nothing to read in it\n");
	});

	test("a folder: links that leave it are refused, the rest is mapped in order", async () => {
		const outside = temporaryFolder({ "secret.txt": LSASS });
		const cwd = temporaryFolder({
			"in/b.txt": LSASS,
			"in/a.md": SHELL,
			"in/sub/c.jsonl": '{"id":"c","text":"x"}',
			"in/d.pdf": "",
		});
		symlinkSync(join(outside, "secret.txt"), join(cwd, "in", "aa.txt"));
		symlinkSync(outside, join(cwd, "in", "way-out"));
		symlinkSync("b.txt", join(cwd, "in", "inside.txt"));
		symlinkSync("nowhere", join(cwd, "in", "dangling"));
		const { code, stdout, stderr } = await runCli(["map", "in", "--format", "ndjson"], { cwd });
		expect(parsed(stdout).map(({ document, id, error }) => error?.code ?? document.source ?? id)).toEqual([
			join("in", "a.md"),
			"CLI_INPUT_UNREADABLE",
			join("in", "b.txt"),
			"CLI_INPUT_UNREADABLE",
			"c",
			"CLI_INPUT_UNREADABLE",
		]);
		expect(stderr).toContain(`${join("in", "way-out")}: is a link that leaves the folder`);
		expect(code).toBe(5);
	});

	test("a missing file among others: the others are mapped", async () => {
		const cwd = temporaryFolder({ "a.txt": LSASS });
		const { code, stdout, stderr } = await runCli(["map", "none", "a.txt", "a.txt/b", "-f", "ndjson"], {
			cwd,
		});
		expect(parsed(stdout).map(({ error }) => error?.code)).toEqual([
			"CLI_INPUT_UNREADABLE",
			undefined,
			"CLI_INPUT_UNREADABLE",
		]);
		expect(lines(stderr)).toEqual([
			"mapper: none: cannot be read: there is no such file or folder",
			"mapper: a.txt/b: cannot be read: a part of its path is not a folder",
		]);
		expect(code).toBe(5);
	});

	test("what a report says never acts on the terminal", async () => {
		const cwd = temporaryFolder({ "r.txt": "LSASS \u001b]0;owned\u0007 \u009b2J \u202eabc \u001b[31m" });
		const name = "evil\u001b[2J.txt";
		for (const format of ["table", "json", "ndjson"]) {
			const { stdout, stderr } = await runCli(["map", "r.txt", name, "--format", format], { cwd });
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come out
			expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
		}
	});
});

describe("mapper map --output", () => {
	test("writes the file and leaves no other", async () => {
		const cwd = temporaryFolder({ "r.txt": LSASS, "out.json": "old" });
		const { code, stdout } = await runCli(["map", "r.txt", "-f", "json", "-o", "out.json"], { cwd });
		expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
		expect(ids(JSON.parse(readFileSync(join(cwd, "out.json"), "utf8")))).toEqual(["T1003.001"]);
		expect(readdirSync(cwd).sort()).toEqual(["out.json", "r.txt"]);
	});

	test("keeps the old file when the report fails, and when the user interrupts", async () => {
		const cwd = temporaryFolder({ "empty.txt": "", "in.jsonl": '{"text":"a"}\n'.repeat(9), out: "old" });
		const interruption = new AbortController();
		const failed = await runCli(["map", "empty.txt", "-o", "out"], { cwd });
		const stopping = runCli(["map", "--batch", "-", "-o", "out"], {
			cwd,
			signal: interruption.signal,
			stdin: (function* () {
				yield Buffer.from('{"text":"a"}\n'.repeat(9));
				interruption.abort(new Error("interrupted"));
				yield Buffer.from('{"text":"a"}\n');
			})(),
		});
		expect([failed.code, (await stopping).code]).toEqual([3, 130]);
		expect(readFileSync(join(cwd, "out"), "utf8")).toBe("old");
		expect(readdirSync(cwd).sort()).toEqual(["empty.txt", "in.jsonl", "out"]);
	});

	test("a folder that is not there is a mistake in the command", async () => {
		const { code, stderr } = await runCli(["map", "-o", "no/out"], { cwd: temporaryFolder(), stdin: LSASS });
		expect(code).toBe(2);
		expect(stderr).toMatch(/^mapper: no\/out cannot be written: /);
	});
});

describe("mapper map, usage", () => {
	test.each([
		["inputs and --batch", ["map", "a", "--batch", "b"], "got both"],
		["--id for several", ["map", "a", "b", "--id", "x"], "--id"],
		["no input", ["map"], "mapper map --help"],
		["a wrong format", ["map", "a", "--format", "xml"], "Allowed choices are table, json, ndjson"],
		[
			"a style that is none",
			["map", "a", "--style", "both"],
			"Allowed choices are auto, reports, procedures",
		],
		["a confidence of 2", ["map", "a", "--min-confidence", "2"], "from 0 to 1"],
		["an empty confidence", ["map", "a", "--min-confidence", ""], "from 0 to 1"],
		["no threads", ["map", "a", "--threads", "0"], "at least 1"],
		["half a candidate", ["map", "a", "--top-k", "1.5"], "whole number"],
		["a mistyped option", ["map", "a", "--ouput", "x"], "Did you mean --output?"],
	])("%s: exit code 2", async (_, argv, message) => {
		const { code, stderr, stdout } = await runCli(argv);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toContain(message);
	});

	test("the model is not loaded for a wrong command line", async () => {
		expect((await runCli(["map"])).calls.loaded).toEqual([]);
	});

	test("a model that is not there: exit code 4", async () => {
		const { code, stderr } = await runCli(["map"], {
			stdin: LSASS,
			loadPredictor: async () => {
				throw Object.assign(new Error("expected a model"), { code: "PREDICTOR_MODEL_NOT_FOUND" });
			},
		});
		expect({ code, stderr }).toEqual({ code: 4, stderr: "mapper: expected a model\n" });
	});
});
