import { IocExtractError } from "../errors.js";
import { combineWarningLists, type WarningLists } from "./combine-warning-lists.js";
import { findListFiles, type ListFile } from "./find-list-files.js";
import { readWarningList } from "./read-warning-list.js";
import type { WarningList } from "./warning-list.js";

/** Room for the whole public collection, whose largest list has a million entries, but not for a filled disk. */
const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;

/** The public collection has about 150 lists; a folder with many more is some other folder. */
const MAX_LISTS = 1_000;

/** The settings of {@link loadWarningLists}; all are optional. */
export interface LoadWarningListsOptions {
	readonly signal?: AbortSignal;
	/** How many bytes the files may have together; default 256 MiB. */
	readonly maxBytes?: number;
	/** Load these lists only, by the names of their folders; default: all. */
	readonly names?: readonly string[];
	/** Takes a sentence for each list with entries that cannot be used, and for each link not followed. */
	readonly onWarning?: (warning: string) => void;
}

/**
 * The warning lists of a folder in the format of MISP/misp-warninglists: each `<name>/list.json` and `<name>.json`.
 *
 * Public lists can be used as they are: pass the folder `lists` of a copy of that repository. Needs Node.js; elsewhere
 * use `readWarningList` and `combineWarningLists`. Symbolic links that lead out of the folder are not followed.
 *
 * @throws IocExtractError `IOC_EXTRACT_WARNING_LIST_UNREADABLE`: no such folder, no list in it, one of `names` is not
 * there, or a file cannot be read; `IOC_EXTRACT_WARNING_LIST_INVALID`: a file is not in the format;
 * `IOC_EXTRACT_WARNING_LIST_TOO_LARGE`: more than `maxBytes`, 1,000 lists, or 2,000,000 entries in one
 */
export async function loadWarningLists(
	directory: string,
	options: LoadWarningListsOptions = {},
): Promise<WarningLists> {
	const { signal, maxBytes = DEFAULT_MAX_BYTES, names, onWarning } = options;
	signal?.throwIfAborted();
	const wanted = names && new Set(names);
	const files = await listFiles(directory, wanted, onWarning);
	checkSize(directory, files, maxBytes);
	const lists: WarningList[] = [];
	for (const file of files) {
		signal?.throwIfAborted();
		const text = await readText(file, signal);
		lists.push(readWarningList(text, { name: file.name, source: file.path, onWarning }));
	}
	return combineWarningLists(lists);
}

async function listFiles(
	directory: string,
	wanted: ReadonlySet<string> | undefined,
	onWarning: ((warning: string) => void) | undefined,
): Promise<ListFile[]> {
	const isWanted = (name: string): boolean => wanted?.has(name) ?? true;
	const files = await findListFiles(directory, isWanted, onWarning).catch((cause: Error) => {
		throw unreadable(`a folder of warning lists at ${directory}`, cause.message, { cause });
	});
	if (wanted) {
		const found = new Set(files.map(({ name }) => name));
		const missing = [...wanted].filter((name) => !found.has(name));
		if (missing.length > 0) {
			throw unreadable(`the lists ${missing.join(", ")} in ${directory}`, "a folder without them");
		}
	} else if (files.length === 0) {
		throw unreadable(`<name>/list.json or <name>.json in ${directory}`, "a folder without any");
	}
	return files;
}

function checkSize(directory: string, files: readonly ListFile[], maxBytes: number): void {
	const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
	// Written so that a limit of NaN lets nothing pass.
	if (bytes <= maxBytes && files.length <= MAX_LISTS) return;
	throw new IocExtractError(
		"IOC_EXTRACT_WARNING_LIST_TOO_LARGE",
		`Expected at most ${MAX_LISTS} warning lists of ${maxBytes} bytes together in ${directory}, ` +
			`but got ${files.length} of ${bytes} bytes. Name the lists to load, or raise maxBytes.`,
	);
}

async function readText({ path, bytes }: ListFile, signal: AbortSignal | undefined): Promise<string> {
	const { open } = await import("node:fs/promises");
	try {
		const file = await open(path);
		try {
			// No more than was counted, should the file grow meanwhile.
			const buffer = new Uint8Array(bytes);
			let length = 0;
			for (let read = -1; read !== 0 && length < bytes; length += read) {
				signal?.throwIfAborted();
				read = (await file.read(buffer, length, bytes - length)).bytesRead;
			}
			return new TextDecoder("utf-8", { fatal: true }).decode(buffer.subarray(0, length));
		} finally {
			await file.close();
		}
	} catch (cause) {
		signal?.throwIfAborted();
		throw unreadable(`a warning list in UTF-8 at ${path}`, (cause as Error).message, { cause });
	}
}

function unreadable(expected: string, got: string, options?: { cause: unknown }): IocExtractError {
	return new IocExtractError(
		"IOC_EXTRACT_WARNING_LIST_UNREADABLE",
		`Expected ${expected}, but got ${got}. Pass the folder "lists" of a copy of MISP/misp-warninglists.`,
		options,
	);
}
