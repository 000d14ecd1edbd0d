/** What went wrong, for callers to switch on. */
export type TrainerErrorCode =
	| "TRAINER_DATA_EMPTY"
	| "TRAINER_OPTION_INVALID"
	| "TRAINER_CHECKPOINT_FAILED"
	| "TRAINER_WRITE_FAILED"
	| "TRAINER_WORKER_FAILED";

/** Every error this package throws on purpose. */
export class TrainerError extends Error {
	override readonly name = "TrainerError";
	readonly code: TrainerErrorCode;

	constructor(code: TrainerErrorCode, message: string, options?: { cause?: unknown }) {
		super(message, options);
		this.code = code;
	}
}
