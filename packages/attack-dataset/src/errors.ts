/** What went wrong, for callers to switch on. */
export type AttackDatasetErrorCode =
	| "DATASET_STIX_INVALID"
	| "DATASET_SOURCE_MISSING"
	| "DATASET_SOURCE_INVALID"
	| "DATASET_LABEL_UNKNOWN"
	| "DATASET_PULL_FAILED"
	| "DATASET_CHECKSUM_MISMATCH";

/** Every error this package throws on purpose. */
export class AttackDatasetError extends Error {
	override readonly name = "AttackDatasetError";
	readonly code: AttackDatasetErrorCode;
	/** The file, URL or id the error is about, where there is one. */
	readonly subject?: string;

	constructor(
		code: AttackDatasetErrorCode,
		message: string,
		options: { subject?: string; cause?: unknown } = {},
	) {
		super(message, { cause: options.cause });
		this.code = code;
		this.subject = options.subject;
	}
}
