import { spawn } from "node:child_process";

/** How a process ended and what it printed. */
export interface ProcessResult {
	readonly exitCode: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs a program to its end, without a terminal, colours or input. */
export function runProcess(program: string, args: readonly string[], cwd: string): Promise<ProcessResult> {
	const { FORCE_COLOR: _colour, NODE_OPTIONS: _options, ...env } = process.env;
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd,
			env: { ...env, NO_COLOR: "1" },
			stdio: ["ignore", "pipe", "pipe"],
			timeout: 100_000,
			// npm and pnpm are command scripts on Windows.
			shell: process.platform === "win32",
		});
		const output = { stdout: "", stderr: "" };
		child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
			output.stdout += chunk;
		});
		child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
			output.stderr += chunk;
		});
		child.on("error", reject);
		child.on("close", (exitCode) => resolve({ exitCode, ...output }));
	});
}
