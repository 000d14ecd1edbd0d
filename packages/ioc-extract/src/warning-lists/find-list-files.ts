/** A file that may hold a warning list. */
export interface ListFile {
	readonly name: string;
	readonly path: string;
	readonly bytes: number;
}

/**
 * The list files of a folder, sorted by path: `<name>/list.json` and `<name>.json`.
 *
 * A link is followed only to a file inside the folder; one that leads out of it is skipped with a warning, so that a
 * folder from elsewhere cannot make us read, and quote in an error, any other file.
 *
 * @param isWanted - whether to look at a list of this name
 */
export async function findListFiles(
	directory: string,
	isWanted: (name: string) => boolean,
	onWarning: ((warning: string) => void) | undefined,
): Promise<ListFile[]> {
	// Imported here, because the package also runs where there are no files.
	const { readdir, realpath, stat } = await import("node:fs/promises");
	const { join, sep } = await import("node:path");
	const root = await realpath(directory);
	const inside = root.endsWith(sep) ? root : root + sep;
	const files: ListFile[] = [];
	for (const entry of (await readdir(root)).sort()) {
		const isJson = entry.endsWith(".json");
		const name = isJson ? entry.slice(0, -".json".length) : entry;
		if (!isWanted(name)) continue;
		const path = isJson ? join(root, entry) : join(root, entry, "list.json");
		const real = await realpath(path).catch(() => undefined);
		// A folder without list.json, a file of another kind, or a link to nothing: no list.
		if (real === undefined) continue;
		if (!real.startsWith(inside)) {
			onWarning?.(`${path} leads out of the folder of warning lists; not read.`);
			continue;
		}
		const found = await stat(real);
		if (found.isFile()) files.push({ name, path: real, bytes: found.size });
	}
	return files;
}
