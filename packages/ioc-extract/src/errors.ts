/** What went wrong, for callers to switch on. */
export type IocExtractErrorCode =
	| "IOC_EXTRACT_TEXT_NOT_A_STRING"
	| "IOC_EXTRACT_TEXT_TOO_LONG"
	| "IOC_EXTRACT_TOO_MANY_INDICATORS"
	| "IOC_EXTRACT_UNKNOWN_TYPE"
	| "IOC_EXTRACT_WARNING_LIST_INVALID"
	| "IOC_EXTRACT_WARNING_LIST_UNREADABLE"
	| "IOC_EXTRACT_WARNING_LIST_TOO_LARGE";

/** Every error this package throws on purpose. */
export class IocExtractError extends Error {
	override readonly name = "IocExtractError";
	readonly code: IocExtractErrorCode;

	constructor(code: IocExtractErrorCode, message: string, options?: { cause?: unknown }) {
		super(message, options);
		this.code = code;
	}
}
