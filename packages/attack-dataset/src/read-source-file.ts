import { readFile, stat } from "node:fs/promises";
import { AttackDatasetError } from "./errors.js";

/** Files above this are refused: no source comes near it, and a JavaScript string holds 512 MiB at most. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/**
 * Reads a whole UTF-8 file, without its byte order mark.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_MISSING`: not there or not readable; `DATASET_SOURCE_INVALID`: too large
 */
export async function readSourceText(path: string, signal?: AbortSignal): Promise<string> {
	let text: string;
	try {
		const { size } = await stat(path);
		if (size > MAX_FILE_BYTES) {
			throw new AttackDatasetError(
				"DATASET_SOURCE_INVALID",
				`Expected a file of at most ${MAX_FILE_BYTES} bytes, but ${path} has ${size}. Split it.`,
				{ subject: path },
			);
		}
		text = await readFile(path, { encoding: "utf8", signal });
	} catch (cause) {
		signal?.throwIfAborted();
		throw cause instanceof AttackDatasetError ? cause : missingSource(path, cause);
	}
	return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/**
 * Reads a JSON file.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID`: not JSON; and what {@link readSourceText} throws
 */
export async function readSourceJson(path: string, signal?: AbortSignal): Promise<unknown> {
	const text = await readSourceText(path, signal);
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw invalidSource(path, "JSON", "text that cannot be parsed", cause);
	}
}

/** The error for a file or folder that is not there or cannot be read. */
export function missingSource(path: string, cause?: unknown): AttackDatasetError {
	const reason = (cause as NodeJS.ErrnoException | undefined)?.code ?? "not found";
	return new AttackDatasetError(
		"DATASET_SOURCE_MISSING",
		`Expected a readable file or folder at ${path}, but reading it failed (${reason}). Check the path, or pull the sources again.`,
		{ subject: path, cause },
	);
}

/** The error for a source whose content is not what its reader expects. */
export function invalidSource(
	path: string,
	expected: string,
	found: string,
	cause?: unknown,
): AttackDatasetError {
	return new AttackDatasetError(
		"DATASET_SOURCE_INVALID",
		`Expected ${expected} in ${path}, but found ${found}. Correct the file or pull it again.`,
		{ subject: path, cause },
	);
}
