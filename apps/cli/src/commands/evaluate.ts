import type { CliContext } from "../context.js";
import { CliError } from "../errors.js";
import type { ExitCode } from "../exit-code.js";

/** Options of `mapper evaluate`. */
export interface EvaluateFlags {
	model?: string;
	data: string;
	written?: string;
	out?: string;
	format: "table" | "json";
}

/** Runs `mapper evaluate`. */
export async function runEvaluate(_flags: EvaluateFlags, _context: CliContext): Promise<ExitCode> {
	throw new CliError("CLI_NOT_BUILT", "mapper evaluate is not built yet");
}
