import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBlocks, type MarkdownBlock } from "./markdown-blocks.js";
import { outputPattern, trimLines } from "./output-pattern.js";
import { makeReadersFolder } from "./readers-folder.js";
import { repository } from "./repository.js";
import { runModule, runShell } from "./run-example.js";

/** Blocks that are not run, by what stands in them. */
const NOT_RUN: readonly (readonly [pattern: RegExp, reason: string])[] = [
	[/\b(npm|pnpm) (install|add|i)\b|\bnpx (?!--yes pnpm@10 )/, "installs packages"],
	[/\bgit clone\b|\bcurl\b/, "needs the network"],
	[/\bdataset pull\b|\bpullSources\b/, "pulls the public data"],
	[/\bmapper (train|evaluate)\b/, "trains or evaluates for minutes"],
	[/\bpnpm(@10)? (run )?(test|check|bench|build)\b|\.ci\/run\b/, "runs the tests or the build themselves"],
	[/\bdataset (build|info)\b/, "needs the public data"],
];

const FILES = [
	...["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"],
	...["packages", "apps"].flatMap((group) =>
		readdirSync(join(repository, group)).map((name) => `${group}/${name}/README.md`),
	),
].filter((file) => existsSync(join(repository, file)));

let cwd: string;
beforeAll(async () => {
	cwd = await makeReadersFolder();
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

for (const file of FILES) {
	const folder = dirname(join(repository, file));
	const blocks = findBlocks(readFileSync(join(repository, file), "utf8")).filter(({ language }) =>
		["js", "ts", "sh"].includes(language),
	);
	// Vitest refuses a suite without a test.
	if (blocks.length === 0) continue;
	describe(file, () => {
		for (const block of blocks) {
			const name = `line ${block.line}: ${block.language}`;
			const reason = NOT_RUN.find(([pattern]) => pattern.test(block.code))?.[1];
			if (reason) it.skip(`${name} (not run: ${reason})`, () => {});
			else it(name, () => check(block, folder));
		}
	});
}

async function check(
	{ code, language, line, output, exitCode }: MarkdownBlock,
	folder: string,
): Promise<void> {
	let stdout: string;
	if (language === "sh") {
		const results = await runShell(code, cwd);
		stdout = results.map((result) => result.stdout).join("");
		results.forEach(({ command, mayExitWith, stderr, ...result }, index) => {
			const expected = index === results.length - 1 && exitCode > 0 ? [exitCode] : [0, mayExitWith];
			expect(expected, `exit code of: ${command}\n${stderr}`).toContain(result.exitCode);
		});
	} else {
		// The root has no dependencies of its own; this folder has all of the packages.
		const place = folder === repository ? join(repository, "checks") : folder;
		const result = await runModule(code, language as "js" | "ts", {
			folder: place,
			name: `example-of-line-${line}`,
			cwd,
		});
		expect(result.exitCode, result.stderr).toBe(0);
		stdout = result.stdout;
	}
	if (output === undefined) return;
	const pattern = outputPattern(output);
	// The whole texts, not the pattern, make a difference that can be read.
	if (!pattern.test(trimLines(stdout))) expect(trimLines(stdout)).toBe(trimLines(output));
}
