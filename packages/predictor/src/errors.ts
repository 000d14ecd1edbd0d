/** What went wrong, for callers to switch on. */
export type PredictorErrorCode =
	| "PREDICTOR_MODEL_NOT_FOUND"
	| "PREDICTOR_MODEL_INVALID"
	| "PREDICTOR_TEXT_INVALID"
	| "PREDICTOR_TEXT_TOO_LONG"
	| "PREDICTOR_OPTION_INVALID"
	| "PREDICTOR_TECHNIQUE_UNKNOWN"
	| "PREDICTOR_DISPOSED"
	| "PREDICTOR_WORKER_FAILED";

/** Every error this package throws on purpose. */
export class PredictorError extends Error {
	override readonly name = "PredictorError";
	readonly code: PredictorErrorCode;

	constructor(code: PredictorErrorCode, message: string, options?: { cause?: unknown }) {
		super(message, options);
		this.code = code;
	}
}
