/** What went wrong, for callers to switch on. */
export type LimeExplainErrorCode =
	| "LIME_EXPLAIN_OPTION_INVALID"
	| "LIME_EXPLAIN_LABEL_UNKNOWN"
	| "LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID"
	| "LIME_EXPLAIN_SPANS_INVALID"
	| "LIME_EXPLAIN_SAMPLES_INVALID"
	| "LIME_EXPLAIN_TOO_MANY_FEATURES";

/** Every error this package throws on purpose. */
export class LimeExplainError extends Error {
	override readonly name = "LimeExplainError";
	readonly code: LimeExplainErrorCode;

	constructor(code: LimeExplainErrorCode, message: string, options?: { cause?: unknown }) {
		super(message, options);
		this.code = code;
	}
}
