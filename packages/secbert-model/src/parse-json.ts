import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";

/** A JSON object, its values not yet looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses the text of a file that must hold one JSON object; a byte order mark is passed over. */
export function parseJsonObject(text: string, what: string, code: SecbertModelErrorCode): JsonObject {
	if (typeof text !== "string") {
		throw new SecbertModelError(
			code,
			`The text of ${what} was expected, found ${typeof text}; read the file as UTF-8.`,
		);
	}
	let value: unknown;
	try {
		value = JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
	} catch (cause) {
		throw new SecbertModelError(code, `JSON was expected in ${what}; get the file again.`, { cause });
	}
	if (!isJsonObject(value)) {
		throw new SecbertModelError(
			code,
			`One JSON object was expected in ${what}, found ${showValue(value)}; get the file again.`,
		);
	}
	return value;
}

/** Whether a parsed value is an object and neither a list nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value from a file, short enough to stand in a message. */
export function showValue(value: unknown): string {
	let text: string | undefined;
	try {
		text = typeof value === "bigint" ? String(value) : JSON.stringify(value);
	} catch {
		// A cycle cannot come from a file, but a caller may pass one.
		text = undefined;
	}
	const shown = text ?? String(value);
	return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}
