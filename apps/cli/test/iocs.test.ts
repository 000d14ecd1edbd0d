import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { INDICATOR_TYPES } from "@mapper/ioc-extract";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.js";
import { temporaryFolder } from "./temporary-folder.js";

const TEXT = "It asked 192[.]0[.]2[.]7, 10.0.0.1 and 192.0.2.7, then hxxp://files[.]example/a.bin.";
const parsed = (text: string) =>
	text
		.trimEnd()
		.split("\n")
		.map((line) => JSON.parse(line));
const values = ({ indicators }: { indicators: { value: string }[] }) => indicators.map(({ value }) => value);

describe("mapper iocs", () => {
	test("prints a table for a file, without a model", async () => {
		const cwd = temporaryFolder({ "r.md": TEXT });
		const { code, stdout, stderr, calls } = await runCli(["iocs", "r.md"], { cwd });
		expect(stdout).toBe(
			[
				"r.md",
				"3 indicators · 4 occurrences",
				"",
				"TYPE  TIMES  VALUE                       NOTES",
				"ipv4      2  192.0.2.7                   documentation",
				"ipv4      1  10.0.0.1                    private",
				"url       1  http://files.example/a.bin  documentation",
				"",
			].join("\n"),
		);
		expect({ code, stderr, loaded: calls.loaded }).toEqual({ code: 0, stderr: "", loaded: [] });
	});

	test("reads stdin when it is piped in, and with -", async () => {
		for (const argv of [["iocs"], ["iocs", "-"]]) {
			const { code, stdout } = await runCli([...argv, "-f", "json", "--id", "mine"], { stdin: TEXT });
			const found = JSON.parse(stdout);
			expect(code).toBe(0);
			expect([found.id, found.source, values(found)]).toEqual([
				"mine",
				"stdin",
				["192.0.2.7", "10.0.0.1", "http://files.example/a.bin"],
			]);
			for (const { spans } of found.indicators) {
				for (const { start, end, text } of spans) expect(TEXT.slice(start, end)).toBe(text);
			}
		}
	});

	test("offsets are those of the text as given, whatever is defanged for the eye", async () => {
		const [plain, defanged] = await Promise.all(
			[[], ["--defang"]].map(async (flags) => {
				const { stdout } = await runCli(["iocs", "-f", "csv", ...flags], { stdin: TEXT });
				return stdout.split("\r\n")[1];
			}),
		);
		expect(plain).toBe("ipv4,192.0.2.7,2,9,24,192[.]0[.]2[.]7,true,documentation,stdin");
		expect(defanged).toBe("ipv4,192[.]0[.]2[.]7,2,9,24,192[.]0[.]2[.]7,true,documentation,stdin");
	});

	test("--type, --exclude, --nested and --ports", async () => {
		const list = async (...flags: string[]) =>
			(await runCli(["iocs", "-f", "list", ...flags], { stdin: `${TEXT} At last 192.0.2.9:8080.` })).stdout;
		expect(await list("--type", "ipv4")).toBe("192.0.2.7\n10.0.0.1\n192.0.2.9\n");
		expect(await list("--type", "url,cve")).toBe("# url\nhttp://files.example/a.bin\n");
		expect(await list("--type", "url", "--type", "ipv4", "--exclude", "documentation")).toBe(
			"# ipv4\n10.0.0.1\n",
		);
		expect(await list("--type", "domain")).toBe("");
		expect(await list("--type", "domain", "--nested")).toBe("files.example\n");
		expect(await list("--type", "ipv4", "--ports")).toBe("192.0.2.7\n10.0.0.1\n");
		expect(await list("--type", "ipv4-port")).toBe("192.0.2.9:8080\n");
	});

	test("--warning-lists adds lists, --no-warning-lists leaves all away", async () => {
		const list = JSON.stringify({ name: "Ours", type: "hostname", version: 1, list: ["files.example"] });
		const cwd = temporaryFolder({
			"lists/ours/list.json": list,
			"r.txt": "See 8.8.8.8 and files[.]example.",
		});
		const flags = async (...argv: string[]) => {
			const { stdout, code } = await runCli(["iocs", "r.txt", "-f", "json", ...argv], { cwd });
			expect(code).toBe(0);
			return JSON.parse(stdout).indicators.map((each: { flags: string[] }) => each.flags);
		};
		const shipped = ["warning-list:well-known-dns"];
		expect(await flags()).toEqual([shipped, ["documentation"]]);
		expect(await flags("--warning-lists", "lists")).toEqual([
			shipped,
			["documentation", "warning-list:ours"],
		]);
		expect(await flags("--no-warning-lists")).toEqual([[], ["documentation"]]);
		expect(await flags("--warning-lists", "lists", "--exclude", "warning-list")).toEqual([]);
	});

	test("a folder gives an array, with what cannot be read left out", async () => {
		const cwd = temporaryFolder({ "in/b.txt": TEXT, "in/a.md": "CVE-2021-44228", "in/c.txt": "" });
		const { code, stdout, stderr } = await runCli(["iocs", "in", "-f", "json"], { cwd });
		expect(JSON.parse(stdout).map(({ source }: { source: string }) => source)).toEqual([
			join("in", "a.md"),
			join("in", "b.txt"),
		]);
		expect(stderr).toBe(`mapper: ${join("in", "c.txt")}: has no text: there is nothing to read in it\n`);
		expect(code).toBe(5);
	});

	test("several tables are apart", async () => {
		const cwd = temporaryFolder({ "a.txt": TEXT, "b.txt": "Nothing here." });
		const { stdout } = await runCli(["iocs", "a.txt", "b.txt"], { cwd });
		expect(stdout.split("\n\n\n").map((table) => table.split("\n")[0])).toEqual(["a.txt", "b.txt"]);
	});
});

describe("mapper iocs --batch", () => {
	test("prints one line an item, failed ones in their place, and exits with 5", async () => {
		const batch = [
			JSON.stringify({ id: "a", text: TEXT }),
			'{"id": "b", "text": ',
			JSON.stringify({ id: "c" }),
			JSON.stringify({ id: 4, text: "" }),
			JSON.stringify({ id: "e", text: "CVE-2021-44228", source: "wire" }),
		].join("\n");
		const { code, stdout, stderr } = await runCli(["iocs", "--batch", "-"], { stdin: batch });
		const results = parsed(stdout);
		expect(results.map(({ id, error }) => [id, error?.code, error?.line])).toEqual([
			["a", undefined, undefined],
			[null, "CLI_LINE_INVALID", 2],
			["c", "CLI_LINE_INVALID", 3],
			["4", undefined, undefined],
			["e", undefined, undefined],
		]);
		expect(Object.keys(results[0])).toEqual(["id", "indicators"]);
		expect(results[3]).toEqual({ id: "4", indicators: [] });
		expect(results[4]).toMatchObject({ source: "wire", indicators: [{ type: "cve", start: 0, end: 14 }] });
		expect(stderr.split("\n").map((line) => line.slice(0, 22))).toEqual([
			"mapper: stdin line 2: ",
			"mapper: stdin line 3: ",
			"",
		]);
		expect(code).toBe(5);
	});

	test("prints while it reads: nothing waits for the end of the input", async () => {
		let printed = 0;
		let printedBeforeEnd = 0;
		function* items(): Generator<Buffer> {
			for (let at = 0; at < 50; at++) yield Buffer.from(`${JSON.stringify({ id: `${at}`, text: TEXT })}\n`);
			printedBeforeEnd = printed;
		}
		const { stdout } = await runCli(["iocs", "--batch", "-"], {
			stdin: items(),
			onStdout: () => {
				printed++;
			},
		});
		expect(parsed(stdout).map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, at) => `${at}`));
		expect(printedBeforeEnd).toBeGreaterThan(0);
	});

	test("an interruption keeps the old file and ends with 130", async () => {
		const cwd = temporaryFolder({ out: "old" });
		const interruption = new AbortController();
		const { code } = await runCli(["iocs", "--batch", "-", "-o", "out"], {
			cwd,
			signal: interruption.signal,
			stdin: (function* () {
				yield Buffer.from('{"text":"a"}\n'.repeat(9));
				interruption.abort(new Error("interrupted"));
				yield Buffer.from('{"text":"a"}\n');
			})(),
		});
		expect(code).toBe(130);
		expect(readFileSync(join(cwd, "out"), "utf8")).toBe("old");
		expect(readdirSync(cwd)).toEqual(["out"]);
	});
});

describe("mapper iocs with bad input", () => {
	test.each([
		["an empty file", "", "has no text"],
		["a binary file", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]), "is not text"],
	])("%s: exit code 3, nothing printed, the old file stays", async (_, content, message) => {
		const cwd = temporaryFolder({ "r.txt": content, out: "old" });
		for (const format of ["json", "csv", "list"]) {
			const { code, stdout, stderr } = await runCli(["iocs", "r.txt", "-f", format], { cwd });
			expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
			expect(stderr).toMatch(new RegExp(`^mapper: r\\.txt: ${message}.*\n$`));
		}
		expect((await runCli(["iocs", "r.txt", "-f", "csv", "-o", "out"], { cwd })).code).toBe(3);
		expect(readFileSync(join(cwd, "out"), "utf8")).toBe("old");
	});

	test("what a report says never acts on the terminal", async () => {
		const text =
			"Mutex: a\u001b]0;owned\u0007 b\u202ec\nUser-Agent: x\u009b2J y\nhxxp://a[.]example/\u001b[31m";
		const cwd = temporaryFolder({ "r.txt": text });
		for (const format of ["table", "json", "ndjson", "csv", "list"]) {
			const { stdout, stderr } = await runCli(["iocs", "r.txt", "evil\u001b[2J.txt", "-f", format], { cwd });
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come out
			expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/);
		}
	});
});

describe("mapper iocs, usage", () => {
	test.each([
		["inputs and --batch", ["iocs", "a", "--batch", "b"], "Call mapper iocs once for each"],
		["--id for several", ["iocs", "a", "b", "--id", "x"], "--id"],
		["no input", ["iocs"], "mapper iocs --help"],
		[
			"a wrong format",
			["iocs", "a", "--format", "xml"],
			"Allowed choices are table, json, ndjson, csv, list",
		],
		["a type that is none", ["iocs", "a", "--type", "ipv4,ip"], "got ip"],
		["no type", ["iocs", "a", "--type", ""], "Expected a word"],
		["a flag that is none", ["iocs", "a", "--exclude", "privat"], "got privat"],
		["a list that is not there", ["iocs", "a", "--exclude", "warning-list:x"], "got warning-list:x"],
		["a mistyped option", ["iocs", "a", "--defagn"], "Did you mean --defang?"],
	])("%s: exit code 2", async (_, argv, message) => {
		const { code, stderr, stdout } = await runCli(argv);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toContain(message);
	});

	test("warning lists that are not there: exit code 4", async () => {
		const { code, stderr } = await runCli(["iocs", "--warning-lists", "none"], {
			cwd: temporaryFolder(),
			stdin: TEXT,
		});
		expect(code).toBe(4);
		expect(stderr).toMatch(/^mapper: Expected a folder of warning lists at /);
	});
});

describe("the example with every type", () => {
	const example = resolve(import.meta.dirname, "../../../examples/iocs/every-type.txt");
	const typesOf = async (...flags: string[]) => {
		const { code, stdout } = await runCli(["iocs", example, "--format", "json", ...flags]);
		expect(code).toBe(0);
		return JSON.parse(stdout).indicators.map(({ type }: { type: string }) => type) as string[];
	};

	test("prints every type but addresses with ports, and those with --ports", async () => {
		const isPort = (type: string) => type.endsWith("-port");
		expect([...new Set(await typesOf())]).toEqual(INDICATOR_TYPES.filter((type) => !isPort(type)));
		expect([...new Set(await typesOf("--ports"))]).toEqual([...INDICATOR_TYPES]);
	});

	test("groups what stands in it twice", async () => {
		const text = readFileSync(example, "utf8");
		const { stdout } = await runCli(["iocs", example, "-f", "json", "--type", "ipv4,domain"]);
		const twice = JSON.parse(stdout).indicators.filter(({ count }: { count: number }) => count > 1);
		expect(twice).toMatchObject([
			{ value: "203.0.113.41", spans: [{ defanged: false }, { defanged: true, defangForms: ["brackets"] }] },
			{ value: "fenmoor-update.example", count: 2 },
		]);
		for (const { spans } of twice) {
			for (const { start, end, text: written } of spans) expect(text.slice(start, end)).toBe(written);
		}
	});
});
