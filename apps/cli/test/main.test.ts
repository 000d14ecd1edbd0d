import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const DIST = resolve(import.meta.dirname, "../dist");
const MAIN = join(DIST, "main.js");
const ROOT = resolve(import.meta.dirname, "../../..");
const hasModel = existsSync(MAIN) && existsSync(join(ROOT, "packages/default-model/model/model.json"));

/** Starts the built command; `whenStarted` may play with the process. */
function start(argv: string[], options: { cwd?: string; env?: Record<string, string>; stdin?: string } = {}) {
	const child = spawn(process.execPath, [MAIN, ...argv], {
		cwd: options.cwd,
		env: { ...process.env, NO_COLOR: "1", LANG: "C.UTF-8", FORCE_COLOR: "0", ...options.env },
	});
	let stdout = "";
	let stderr = "";
	child.stdout.on("data", (data) => {
		stdout += data;
	});
	child.stderr.on("data", (data) => {
		stderr += data;
	});
	if (options.stdin !== undefined) child.stdin.end(options.stdin);
	const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) =>
		child.on("close", (code) => done({ code, stdout, stderr })),
	);
	return { child, ended };
}

/** Everything that is read before a command is chosen. */
function staticImports(file: string, seen = new Set<string>()): string[] {
	seen.add(file);
	const source = readFileSync(file, "utf8");
	const names = [...source.matchAll(/^\s*(?:import|export)\b[^;"'(]*?["']([^"']+)["']/gm)].map(
		(match) => match[1]!,
	);
	return names.flatMap((name) => {
		if (!name.startsWith(".")) return [name];
		const next = resolve(dirname(file), name);
		return seen.has(next) ? [] : staticImports(next, seen);
	});
}

// `pnpm test` builds first; a run of vitest alone may come before the first build.
describe.skipIf(!existsSync(MAIN))("the built command", () => {
	test("reads nothing but commander before a command is chosen", () => {
		const outside = staticImports(MAIN).filter(
			(name) => !builtinModules.includes(name.replace(/^node:/, "")),
		);
		expect([...new Set(outside)]).toEqual(["commander"]);
		expect(statSync(MAIN).size).toBeLessThan(40_000);
	});

	test("prints help and its version", async () => {
		const { version } = JSON.parse(readFileSync(resolve(DIST, "../package.json"), "utf8"));
		expect(await start(["--version"]).ended).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
		expect((await start(["map", "--help"]).ended).stdout).toMatch(/^Usage: mapper map /);
	});

	test("a wrong option ends with 2", async () => {
		expect((await start(["map", "--nope"]).ended).code).toBe(2);
	});

	test("INIT_CWD counts when it was started by the script mapper, and only then", async () => {
		const env = { INIT_CWD: "/nonexistent-folder", XDG_CONFIG_HOME: "/nonexistent-folder" };
		const argv = ["dataset", "info", "--data", "x"];
		const direct = await start(argv, { cwd: DIST, env: { ...env, npm_lifecycle_event: "test" } }).ended;
		const script = await start(argv, { cwd: DIST, env: { ...env, npm_lifecycle_event: "mapper" } }).ended;
		expect([direct.code, script.code]).toEqual([4, 4]);
		expect(direct.stderr).toContain(join(DIST, "x"));
		expect(script.stderr).toContain("/nonexistent-folder/x");
	});

	test("a reader that has seen enough ends it quietly", async () => {
		const { child, ended } = start(["--help"]);
		child.stdout.destroy();
		expect(await ended).toMatchObject({ code: 0, stderr: "" });
	});
});

describe.skipIf(!hasModel)("the built command with the shipped model", () => {
	const LINE = `${JSON.stringify({ id: "a", text: "They dumped the memory of LSASS with procdump." })}\n`;

	test("maps the example of the README", async () => {
		const { code, stdout, stderr } = await start(["map", "examples/harbour-crane-incident.md"], { cwd: ROOT })
			.ended;
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		expect(stdout).toContain("T1003.001");
	});

	test("a batch with a broken line in the middle: the rest is mapped, exit code 5", async () => {
		const { code, stdout } = await start(["map", "--batch", "-"], { stdin: `${LINE}{"id":\n${LINE}` }).ended;
		const results = stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(results.map(({ id, error }) => error?.line ?? id)).toEqual(["a", 2, "a"]);
		expect(results[0].techniques[0].id).toBe("T1003.001");
		expect(code).toBe(5);
	});

	test("many texts on threads stay in order and end", async () => {
		const items = Array.from({ length: 60 }, (_, at) => LINE.replace('"a"', `"${at}"`)).join("");
		const { code, stdout } = await start(["map", "--batch", "-", "--threads", "2"], { stdin: items }).ended;
		const ids = stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line).id);
		expect(ids).toEqual(Array.from({ length: 60 }, (_, at) => `${at}`));
		expect(code).toBe(0);
	});

	test("an interruption while it waits for input ends it with 130", async () => {
		const { child, ended } = start(["map", "--batch", "-"]);
		child.stdin.write(LINE);
		await once(child.stdout, "data");
		child.kill("SIGINT");
		expect(await ended).toMatchObject({ code: 130, stderr: "" });
	});

	test("a reader that stops in the middle ends it quietly", async () => {
		const { child, ended } = start(["map", "--batch", "-"]);
		child.stdin.on("error", () => {});
		child.stdin.write(LINE.repeat(500));
		await once(child.stdout, "data");
		child.stdout.destroy();
		child.stdin.end(LINE.repeat(500));
		expect(await ended).toMatchObject({ code: 0, stderr: "" });
	});
});
