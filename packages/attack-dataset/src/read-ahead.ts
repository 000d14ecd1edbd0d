import { join } from "node:path";
import { readSourceText } from "./read-source-file.js";

/** Files being read at once: enough to hide the disk, few enough to keep memory flat. */
const FILES_AHEAD = 16;

/** A file below a folder and its text. */
export interface FolderFile {
	/** Relative to the folder. */
	readonly path: string;
	readonly text: string;
}

/**
 * Reads files of a folder in the order given, a few ahead of the one handed out: rule collections are thousands of
 * small files.
 *
 * @throws AttackDatasetError as {@link readSourceText}, when the turn of that file comes
 */
export async function* readAhead(
	folder: string,
	paths: AsyncIterable<string>,
	signal?: AbortSignal,
): AsyncGenerator<FolderFile> {
	const pending: Promise<FolderFile>[] = [];
	for await (const path of paths) {
		const file = readSourceText(join(folder, path), signal).then((text) => ({ path, text }));
		// A failure is thrown when its turn comes; until then, or if nobody asks, it is not unhandled.
		file.catch(() => undefined);
		pending.push(file);
		if (pending.length >= FILES_AHEAD) yield (await pending.shift()) as FolderFile;
	}
	for (const file of pending) yield await file;
}
