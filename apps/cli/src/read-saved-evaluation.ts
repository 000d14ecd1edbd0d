import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { checkEvaluation, type SavedEvaluation } from "@mapper/trainer";
import { CliError } from "./errors.js";

/** The file in the folder of `mapper evaluate --out`. */
export const SAVED_EVALUATION = "evaluation.json";

/**
 * Reads what `mapper evaluate --out DIR` wrote, from the file or its folder.
 *
 * @throws CliError `CLI_INPUT_UNREADABLE`
 */
export async function readSavedEvaluation(path: string, cwd: string): Promise<SavedEvaluation> {
	const place = resolve(cwd, path);
	let value: unknown;
	try {
		const isFolder = (await stat(place)).isDirectory();
		value = JSON.parse(await readFile(isFolder ? join(place, SAVED_EVALUATION) : place, "utf8"));
	} catch (error) {
		const reason = error instanceof SyntaxError ? "is not JSON" : "cannot be read";
		throw unreadable(`${path} ${reason}: ${(error as Error).message}`, error);
	}
	try {
		return checkEvaluation(value);
	} catch (error) {
		throw unreadable(`${path}: ${(error as Error).message}`, error);
	}
}

function unreadable(message: string, cause: unknown): CliError {
	return new CliError("CLI_INPUT_UNREADABLE", message, { cause });
}
