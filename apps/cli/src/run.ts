import { CommanderError } from "commander";
import type { CliContext } from "./context.js";
import { EXIT, exitCodeOf, isExpected } from "./exit-code.js";
import { createProgram } from "./program.js";
import { visibleText } from "./render/visible-text.js";

const HELP_SHOWN = new Set(["commander.helpDisplayed", "commander.version"]);

/**
 * Runs one command line and gives the exit code. Never throws: what goes wrong is one message on stderr.
 *
 * @param argv the arguments without `node` and the script
 */
export async function run(argv: readonly string[], context: CliContext): Promise<number> {
	const program = createProgram(context);
	try {
		await program.command.parseAsync([...argv], { from: "user" });
		return program.exitCode();
	} catch (error) {
		if (context.signal.aborted) return EXIT.interrupted;
		if (error instanceof CommanderError) return HELP_SHOWN.has(error.code) ? EXIT.ok : EXIT.usage;
		context.stderr.write(describeError(error, argv.includes("--verbose")));
		return exitCodeOf(error);
	}
}

function describeError(error: unknown, isVerbose: boolean): string {
	const message = visibleText(error instanceof Error ? error.message : String(error));
	const stack = isVerbose && error instanceof Error ? `${describeStack(error)}\n` : "";
	if (isExpected(error)) return `mapper: ${message}\n${stack}`;
	const hint = isVerbose ? "" : "Run it again with --verbose for the stack.\n";
	return `mapper: internal error: ${message}\n${hint}${stack}`;
}

function describeStack(error: Error): string {
	const lines = (error.stack ?? error.message).split("\n").map(visibleText);
	const cause = error.cause instanceof Error ? [`caused by ${describeStack(error.cause)}`] : [];
	return [...lines, ...cause].join("\n");
}
