import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { repository } from "./repository.js";
import { type ProcessResult, runProcess } from "./run-process.js";

/**
 * Runs JavaScript or TypeScript as a module that lies in a package's folder, so that it imports the package by its name
 * and what the package depends on.
 *
 * @param name of the temporary file, without its ending
 * @param cwd where relative paths of the example start
 */
export async function runModule(
	code: string,
	language: "js" | "ts",
	{ folder, name, cwd }: { folder: string; name: string; cwd: string },
): Promise<ProcessResult> {
	const file = join(folder, `.${name}.mjs`);
	await writeFile(file, language === "ts" ? toJavaScript(code) : code);
	try {
		return await runProcess(process.execPath, [file], cwd);
	} finally {
		await rm(file);
	}
}

function toJavaScript(code: string): string {
	const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
	return ts.transpileModule(code, { compilerOptions }).outputText;
}

const MAIN = join(repository, "apps/cli/dist/main.js").replaceAll("\\", "/");

/** `mapper`, `pnpm mapper` and `npx --yes pnpm@10 mapper` start the built CLI; anything else of pnpm and npx is refused. */
const PRELUDE = `
mapper() { "${process.execPath.replaceAll("\\", "/")}" "${MAIN}" "$@"; }
pnpm() {
	while [[ $1 == --* ]]; do shift; done
	if [[ $1 != mapper ]]; then echo "pnpm $1 is not run here" >&2; return 97; fi
	shift; mapper "$@"
}
npx() {
	while [[ $1 == --* ]]; do shift; done
	if [[ $1 != pnpm@* ]]; then echo "npx $1 is not run here" >&2; return 97; fi
	shift; pnpm "$@"
}
`;

/** Runs each command of a shell example; what they print is joined. A line that ends with `\\` goes on in the next. */
export async function runShell(
	code: string,
	cwd: string,
): Promise<(ProcessResult & { command: string; mayExitWith: number })[]> {
	const results = [];
	for (const command of code.replace(/\\\n/g, " ").split("\n")) {
		if (command.trim() === "" || command.trimStart().startsWith("#")) continue;
		const result = await runProcess("bash", ["-c", `${PRELUDE}\n${command}`], cwd);
		const mayExitWith = Number(/#.*exit code (\d+)/.exec(command)?.[1] ?? 0);
		results.push({ command, mayExitWith, ...result });
	}
	return results;
}
