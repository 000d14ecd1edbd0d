/** The exit codes of `mapper`, as the README lists them. */
export const EXIT = {
	ok: 0,
	internal: 1,
	usage: 2,
	input: 3,
	missing: 4,
	partial: 5,
	findings: 10,
	interrupted: 130,
} as const;

/** One of the values of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * By error code rather than by class, so that no package has to be loaded to judge its errors. What is not listed is a
 * fault of ours: `internal`.
 */
const EXIT_OF_CODE: Readonly<Record<string, ExitCode>> = {
	CLI_USAGE: EXIT.usage,
	CLI_CONFIG_INVALID: EXIT.usage,
	CLI_OUTPUT_UNWRITABLE: EXIT.usage,
	CLI_INPUT_UNREADABLE: EXIT.input,
	CLI_INPUT_NOT_TEXT: EXIT.input,
	CLI_INPUT_EMPTY: EXIT.input,
	CLI_INPUT_TOO_LARGE: EXIT.input,
	CLI_LINE_INVALID: EXIT.input,
	CLI_INTERRUPTED: EXIT.interrupted,
	PREDICTOR_OPTION_INVALID: EXIT.usage,
	PREDICTOR_TECHNIQUE_UNKNOWN: EXIT.usage,
	PREDICTOR_TEXT_INVALID: EXIT.input,
	PREDICTOR_TEXT_TOO_LONG: EXIT.input,
	PREDICTOR_MODEL_NOT_FOUND: EXIT.missing,
	PREDICTOR_MODEL_INVALID: EXIT.missing,
	IOC_EXTRACT_TEXT_TOO_LONG: EXIT.input,
	IOC_EXTRACT_TOO_MANY_INDICATORS: EXIT.input,
	IOC_EXTRACT_WARNING_LIST_INVALID: EXIT.missing,
	IOC_EXTRACT_WARNING_LIST_UNREADABLE: EXIT.missing,
	IOC_EXTRACT_WARNING_LIST_TOO_LARGE: EXIT.missing,
	LEXICAL_MODEL_CORRUPT: EXIT.missing,
	LEXICAL_MODEL_VERSION_UNSUPPORTED: EXIT.missing,
	DATASET_STIX_INVALID: EXIT.input,
	DATASET_SOURCE_INVALID: EXIT.input,
	DATASET_LABEL_UNKNOWN: EXIT.input,
	DATASET_SOURCE_MISSING: EXIT.missing,
	DATASET_PULL_FAILED: EXIT.missing,
	DATASET_CHECKSUM_MISMATCH: EXIT.missing,
};

/** The `code` of an error, where it carries one. */
export function codeOf(error: unknown): string | undefined {
	const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
	return typeof code === "string" ? code : undefined;
}

/** The exit code that stands for an error. */
export function exitCodeOf(error: unknown): ExitCode {
	const code = codeOf(error);
	return code !== undefined && Object.hasOwn(EXIT_OF_CODE, code) ? EXIT_OF_CODE[code]! : EXIT.internal;
}

/**
 * The exit code for what failed among many. One reason for all of them is more telling than "some failed" when nothing
 * was done.
 *
 * @param codes the codes of the failures
 * @param done how many did not fail
 */
export function exitCodeOfFailures(codes: ReadonlySet<ExitCode>, done: number): ExitCode {
	const [first] = codes;
	if (first === undefined) return EXIT.ok;
	return done === 0 && codes.size === 1 ? first : EXIT.partial;
}

/** Whether an error was thrown on purpose, so that its message is enough and a stack would only distract. */
export function isExpected(error: unknown): boolean {
	return (
		error instanceof Error &&
		/^(?:CLI|PREDICTOR|DATASET|TRAINER|LEXICAL|IOC_EXTRACT)_/.test(codeOf(error) ?? "")
	);
}
