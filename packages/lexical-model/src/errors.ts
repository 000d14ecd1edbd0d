/** What went wrong, for callers to switch on. */
export type LexicalModelErrorCode =
	| "LEXICAL_MODEL_VERSION_UNSUPPORTED"
	| "LEXICAL_MODEL_CORRUPT"
	| "LEXICAL_MODEL_TOO_LARGE";

/** Every error this package throws on purpose. */
export class LexicalModelError extends Error {
	override readonly name = "LexicalModelError";
	readonly code: LexicalModelErrorCode;

	constructor(code: LexicalModelErrorCode, message: string, options?: { cause?: unknown }) {
		super(message, options);
		this.code = code;
	}
}
