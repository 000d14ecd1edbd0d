#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { isatty } from "node:tty";
import type { CliContext } from "./context.js";
import { CliError } from "./errors.js";
import { run } from "./run.js";

const { env } = process;
const interruption = new AbortController();
// Once only: a second signal finds no handler and ends the process.
process.once("SIGINT", () => interruption.abort(new CliError("CLI_INTERRUPTED", "interrupted")));
// The reader of the pipe has seen enough, as in `mapper map … | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.stderr.on("error", () => {});

const context: CliContext = {
	version: JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version,
	nodeVersion: process.versions.node,
	stdout: process.stdout,
	stderr: process.stderr,
	get stdin() {
		return process.stdin;
	},
	env,
	// `pnpm mapper` runs in the project's root; the user stands in INIT_CWD. Other scripts pass INIT_CWD on to everything
	// they start, where it means nothing to us.
	cwd: (env.npm_lifecycle_event === "mapper" && env.INIT_CWD) || process.cwd(),
	isTerminal: {
		// Not process.stdin.isTTY: that would open stdin, which most commands never read.
		stdin: isatty(0),
		stdout: isatty(1),
		stderr: isatty(2),
	},
	columns: process.stdout.columns,
	loadPredictor: async (options) => (await import("@mapper/predictor")).loadPredictor(options),
	signal: interruption.signal,
};

process.exitCode = await run(process.argv.slice(2), context);
// What an interrupted command left open must not keep the process alive.
if (interruption.signal.aborted) process.exit();
