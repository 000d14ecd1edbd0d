import type { CliContext } from "../context.js";
import { CliError } from "../errors.js";
import type { ExitCode } from "../exit-code.js";

/** Options of `mapper train`. */
export interface TrainFlags {
	data: string;
	written?: string;
	out: string;
	threads?: number;
	seed?: number;
	resume?: boolean;
}

/** Runs `mapper train`. */
export async function runTrain(_flags: TrainFlags, _context: CliContext): Promise<ExitCode> {
	throw new CliError("CLI_NOT_BUILT", "mapper train is not built yet");
}
