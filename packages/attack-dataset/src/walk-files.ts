import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { missingSource } from "./read-source-file.js";

/**
 * Streams the files below a folder as paths relative to it with `/` between the parts, in the order of their code
 * units, folder by folder: the same on every file system. Symbolic links are not followed.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_MISSING`: the folder cannot be read
 */
export async function* walkFiles(root: string, isWanted: (path: string) => boolean): AsyncGenerator<string> {
	const open = [""];
	while (open.length > 0) {
		const folder = open.pop() as string;
		const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((cause: unknown) => {
			throw missingSource(join(root, folder), cause);
		});
		entries.sort((a, b) => (a.name < b.name ? -1 : 1));
		const folders: string[] = [];
		for (const entry of entries) {
			const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory()) folders.push(path);
			else if (entry.isFile() && isWanted(path)) yield path;
		}
		open.push(...folders.reverse());
	}
}
