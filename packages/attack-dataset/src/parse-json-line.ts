import { AttackDatasetError } from "./errors.js";

/**
 * Reads one line of a JSON-lines file, which must be an object.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID` with the line's number
 */
export function parseJsonLine(line: string, number: number, path: string): object {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch (cause) {
		throw invalidLine(path, number, "a JSON object", "text that is not JSON", cause);
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		throw invalidLine(path, number, "a JSON object", Array.isArray(value) ? "a list" : `a ${typeof value}`);
	}
	return value;
}

/** The error for one line of a file that is not what its reader expects. */
export function invalidLine(
	path: string,
	number: number,
	expected: string,
	found: string,
	cause?: unknown,
): AttackDatasetError {
	return new AttackDatasetError(
		"DATASET_SOURCE_INVALID",
		`Expected ${expected} in line ${number} of ${path}, but found ${found}. Correct or remove the line.`,
		{ subject: `${path}:${number}`, cause },
	);
}
