import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { CliError } from "../errors.js";
import { unreadable } from "./unreadable.js";

/** A file in a folder, or a place in it that cannot be entered. */
export interface FolderEntry {
	readonly path: string;
	readonly error?: Error;
}

/**
 * All files of a folder and the folders in it, sorted by name. A link is never followed: one that stays inside leads to
 * what is read at its own place anyway, and one that leaves the folder is refused, so that a folder of samples cannot
 * reach the rest of the disk.
 */
export async function* walkFolder(root: string, signal?: AbortSignal): AsyncGenerator<FolderEntry> {
	let realRoot: string;
	try {
		realRoot = await realpath(root);
	} catch (error) {
		yield { path: root, error: unreadable(error) };
		return;
	}
	yield* walk(root, realRoot, signal);
}

async function* walk(folder: string, realRoot: string, signal?: AbortSignal): AsyncGenerator<FolderEntry> {
	signal?.throwIfAborted();
	let entries: Dirent[];
	try {
		entries = await readdir(folder, { withFileTypes: true });
	} catch (error) {
		yield { path: folder, error: unreadable(error) };
		return;
	}
	// By code unit, so that the order is the same in every locale.
	entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* walk(path, realRoot, signal);
		else if (entry.isFile()) yield { path };
		else if (entry.isSymbolicLink()) {
			const error = await judgeLink(path, realRoot);
			if (error) yield { path, error };
		}
	}
}

async function judgeLink(path: string, realRoot: string): Promise<Error | undefined> {
	try {
		const target = relative(realRoot, await realpath(path));
		const leaves = target === ".." || target.startsWith(`..${sep}`) || isAbsolute(target);
		if (!leaves) return undefined;
		return new CliError(
			"CLI_INPUT_UNREADABLE",
			"is a link that leaves the folder and is not followed. Name its target to read it.",
		);
	} catch (error) {
		return unreadable(error);
	}
}
