/** What went wrong, for callers to switch on. */
export type SecbertModelErrorCode =
	| "SECBERT_CONFIG_INVALID"
	| "SECBERT_CONFIG_UNSUPPORTED"
	| "SECBERT_CONFIG_TOO_LARGE"
	| "SECBERT_VOCABULARY_INVALID"
	| "SECBERT_TOKENIZER_INVALID"
	| "SECBERT_TOKENIZER_UNSUPPORTED"
	| "SECBERT_INPUT_INVALID"
	| "SECBERT_CHECKPOINT_CORRUPT"
	| "SECBERT_CHECKPOINT_TOO_LARGE"
	| "SECBERT_CHECKPOINT_UNSUPPORTED"
	| "SECBERT_CHECKPOINT_UNSAFE"
	| "SECBERT_CHECKPOINT_NOT_FINITE"
	| "SECBERT_STATE_MISMATCH"
	| "SECBERT_BACKEND_MISSING"
	| "SECBERT_BACKEND_UNKNOWN"
	| "SECBERT_HEAD_MISSING";

/** Every error this package throws on purpose. */
export class SecbertModelError extends Error {
	override readonly name = "SecbertModelError";
	readonly code: SecbertModelErrorCode;
	/** The values the message speaks of, under the names its thrower documents. */
	readonly details: Readonly<Record<string, unknown>>;

	constructor(
		code: SecbertModelErrorCode,
		message: string,
		options: { cause?: unknown; details?: Readonly<Record<string, unknown>> } = {},
	) {
		super(message, "cause" in options ? { cause: options.cause } : undefined);
		this.code = code;
		this.details = options.details ?? {};
	}
}
