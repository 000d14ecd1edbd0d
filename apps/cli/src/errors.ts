/** What went wrong, for `exitCodeOf` and tests to switch on. */
export type CliErrorCode =
	| "CLI_USAGE"
	| "CLI_CONFIG_INVALID"
	| "CLI_OUTPUT_UNWRITABLE"
	| "CLI_INPUT_UNREADABLE"
	| "CLI_INPUT_NOT_TEXT"
	| "CLI_INPUT_EMPTY"
	| "CLI_INPUT_TOO_LARGE"
	| "CLI_LINE_INVALID"
	| "CLI_INTERRUPTED"
	| "CLI_NOT_BUILT";

/** Every error this application throws on purpose. The message is shown to the user as it is. */
export class CliError extends Error {
	override readonly name = "CliError";
	readonly code: CliErrorCode;
	/** The line of a JSONL file the error is about, from 1. */
	readonly line?: number;

	constructor(code: CliErrorCode, message: string, options: { cause?: unknown; line?: number } = {}) {
		super(message, { cause: options.cause });
		this.code = code;
		if (options.line !== undefined) this.line = options.line;
	}
}
