import type { Readable, Writable } from "node:stream";
import type { Predictor } from "@mapper/predictor";

/** Everything a command takes from the world around it. `main.ts` makes it from `process`, tests make their own. */
export interface CliContext {
	/** The version of this application. */
	readonly version: string;
	/** The version of Node without `v`. */
	readonly nodeVersion: string;
	readonly stdout: Writable;
	readonly stderr: Writable;
	/** Opened when it is read for the first time. */
	readonly stdin: Readable;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The folder that relative paths start from: where the user stands. */
	readonly cwd: string;
	readonly isTerminal: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
	/** Width of the terminal; undefined when stdout is none. */
	readonly columns: number | undefined;
	/** `loadPredictor` of `@mapper/predictor`, which is loaded by the first call. */
	loadPredictor(options?: { model?: string }): Promise<Predictor>;
	/** Aborted when the user interrupts. */
	readonly signal: AbortSignal;
}
