import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { AttackDatasetError } from "./errors.js";
import { readTar } from "./read-tar.js";
import { placeUnder } from "./safe-path.js";
import type { KeepRule, SourceArchive } from "./source-list.js";

/** What an archive left in the data folder. */
export interface UnpackedArchive {
	/** The commit the archive says it was made from. */
	readonly commit?: string;
	/** Bytes of each file, by path under the data folder. */
	readonly files: Readonly<Record<string, number>>;
}

/**
 * Writes the wanted files of a `.tar.gz` under `to`, without the archive's own top folder.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID`: not a gzip or tar, hostile, or made from another commit than
 *   pinned; `DATASET_SOURCE_MISSING`: a rule found no file
 */
export async function unpackArchive(
	archivePath: string,
	source: SourceArchive,
	to: string,
	options: { readonly signal?: AbortSignal } = {},
): Promise<UnpackedArchive> {
	const { signal } = options;
	const files: Record<string, number> = {};
	let commit: string | undefined;
	const input = createReadStream(archivePath, { signal });
	const unzipped = createGunzip();
	// Not "pipeline": when the reader below throws, it reports its own AbortError in place of the reader's error.
	input.on("error", (error) => unzipped.destroy(error)).pipe(unzipped);
	try {
		const tar = readTar(unzipped, {
			isWanted: (path) => isKept(innerPath(path), source.keep),
			onComment: (comment) => {
				commit = comment;
				// GitHub's archives name their commit first, so a wrong one is refused before anything is written.
				if (source.commit !== undefined && comment !== source.commit) throw otherCommit(source, comment);
			},
		});
		for await (const { path, bytes } of tar) {
			signal?.throwIfAborted();
			const target = `${source.path}/${innerPath(path)}`;
			await writeFile(await placeUnder(to, target), bytes);
			files[target] = bytes.length;
		}
	} catch (error) {
		signal?.throwIfAborted();
		if (!isGzipError(error)) throw error;
		throw new AttackDatasetError(
			"DATASET_SOURCE_INVALID",
			`Expected a .tar.gz from ${source.url}, but it cannot be unpacked: ${error.message}. Pull again.`,
			{ subject: source.url, cause: error },
		);
	} finally {
		input.destroy();
		unzipped.destroy();
	}
	requireKept(source, Object.keys(files));
	return { ...(commit === undefined ? {} : { commit }), files };
}

/** Whether a path, without the archive's top folder, is one to keep. */
export function isKept(path: string, rules: readonly KeepRule[]): boolean {
	return rules.some((rule) => matches(path, rule));
}

/** @throws AttackDatasetError `DATASET_SOURCE_MISSING`: a rule that must find a file found none */
export function requireKept(source: SourceArchive, paths: readonly string[]): void {
	const inner = paths.map((path) => path.slice(source.path.length + 1));
	for (const rule of source.keep) {
		if (rule.isOptional || inner.some((path) => matches(path, rule))) continue;
		const wanted = `${rule.prefix}*${rule.suffix ?? ""}`;
		throw new AttackDatasetError(
			"DATASET_SOURCE_MISSING",
			`Expected files ${wanted} in the source "${source.name}", but there is none. ` +
				"The repository's layout may have changed: pull the pinned commit, or correct the source list.",
			{ subject: wanted },
		);
	}
}

function matches(path: string, { prefix, suffix = "" }: KeepRule): boolean {
	return path.startsWith(prefix) && path.endsWith(suffix);
}

/** `sigma-0123abc/rules/a.yml` gives `rules/a.yml`. */
function innerPath(path: string): string {
	return path.slice(path.indexOf("/") + 1);
}

function isGzipError(error: unknown): error is Error {
	const { code = "" } = error as { code?: string };
	return error instanceof Error && /^Z_/.test(code);
}

function otherCommit(source: SourceArchive, found: string): AttackDatasetError {
	return new AttackDatasetError(
		"DATASET_SOURCE_INVALID",
		`Expected the archive ${source.url} to be made from commit ${source.commit}, but it says ${found}. ` +
			"Nothing was unpacked; look at the source list.",
		{ subject: source.url },
	);
}
