import { copyFile, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AttackDatasetError } from "./errors.js";
import { hashFile } from "./hash-file.js";
import { isSafePath, placeUnder } from "./safe-path.js";
import type { SourceArchive, SourceFile } from "./source-list.js";
import { isKept, requireKept } from "./unpack-archive.js";

/** What a copy left in the data folder. */
export interface CopiedSource {
	/** SHA-256 of a single file. */
	readonly sha256?: string;
	/** Bytes of each file, by path under the data folder. */
	readonly files: Readonly<Record<string, number>>;
}

/**
 * Copies a source from a folder that is laid out like the data folder. A single file is checked against its sha256
 * where one is known; that of an archive says nothing about its unpacked files.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_MISSING`, `DATASET_CHECKSUM_MISMATCH` or `DATASET_SOURCE_INVALID`
 */
export async function copySource(
	source: SourceFile | SourceArchive,
	from: string,
	to: string,
	options: { readonly signal?: AbortSignal } = {},
): Promise<CopiedSource> {
	const { signal } = options;
	const paths = source.kind === "file" ? [source.path] : await keptPaths(source, from);
	const files: Record<string, number> = {};
	let sha256: string | undefined;
	for (const path of paths) {
		signal?.throwIfAborted();
		const target = await placeUnder(to, path);
		const found = await stat(join(from, path)).catch(() => undefined);
		if (!found?.isFile()) throw missing(source.name, join(from, path));
		// The copy gets its name when it is whole and right: a file that was there before stays until then.
		await copyFile(join(from, path), `${target}.part`);
		if (source.kind === "file") {
			sha256 = await hashFile(`${target}.part`, signal);
			if (source.sha256 !== undefined && sha256 !== source.sha256.toLowerCase()) {
				await rm(`${target}.part`, { force: true });
				throw new AttackDatasetError(
					"DATASET_CHECKSUM_MISMATCH",
					`Expected sha256 ${source.sha256} of ${join(from, path)}, but it has ${sha256}. It was not copied. ` +
						"Take the file from its source again.",
					{ subject: join(from, path) },
				);
			}
		}
		await rename(`${target}.part`, target);
		files[path] = found.size;
	}
	return { ...(sha256 === undefined ? {} : { sha256 }), files };
}

async function keptPaths(source: SourceArchive, from: string): Promise<string[]> {
	const paths: string[] = [];
	// Links are neither files nor folders here, so a copy never follows one.
	async function walk(inner: string): Promise<void> {
		const folder = join(from, source.path, inner);
		const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
			throw missing(source.name, folder, cause);
		});
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const path = inner === "" ? entry.name : `${inner}/${entry.name}`;
			if (entry.isDirectory()) await walk(path);
			else if (entry.isFile() && isKept(path, source.keep)) paths.push(`${source.path}/${path}`);
		}
	}
	if (!isSafePath(source.path)) await placeUnder(from, source.path);
	await walk("");
	requireKept(source, paths);
	return paths;
}

function missing(name: string, path: string, cause?: unknown): AttackDatasetError {
	return new AttackDatasetError(
		"DATASET_SOURCE_MISSING",
		`Expected the source "${name}" at ${path}, but it cannot be read there. ` +
			"Give the folder that holds attack/, tram/, sigma/ and atomic-red-team/.",
		{ subject: path, cause },
	);
}
