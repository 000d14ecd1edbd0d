import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isSafePath } from "./safe-path.js";

/** Name of the file in the data folder that says what was pulled. */
export const PULL_RECORD_NAME = ".pulled.json";

/** What a pull left in the data folder. */
export interface PulledSource {
	/** Where it came from: the URL, or `folder` for a copy. */
	readonly url: string;
	/** SHA-256 of the file or archive that was downloaded; for a copied archive folder there is none. */
	readonly sha256?: string;
	/** The commit an archive says it was made from. */
	readonly commit?: string;
	/** Bytes of each file, by path under the data folder. */
	readonly files: Readonly<Record<string, number>>;
}

/** Reads what earlier pulls left, by source name; empty when the record is missing or broken: then all is pulled anew. */
export async function readPullRecord(folder: string): Promise<Record<string, PulledSource>> {
	let parsed: unknown;
	try {
		parsed = JSON.parse(await readFile(join(folder, PULL_RECORD_NAME), "utf8"));
	} catch (error) {
		if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return {};
		throw error;
	}
	const sources = (parsed as { sources?: Record<string, PulledSource> } | null)?.sources ?? {};
	return Object.fromEntries(
		Object.entries(sources).filter(
			([, source]) => typeof source?.url === "string" && Object.keys(source.files ?? {}).every(isSafePath),
		),
	);
}

/** Writes the record in one step, so that a pull cut short leaves the old one. */
export async function writePullRecord(
	folder: string,
	sources: Readonly<Record<string, PulledSource>>,
): Promise<void> {
	const path = join(folder, PULL_RECORD_NAME);
	await writeFile(`${path}.part`, `${JSON.stringify({ formatVersion: 1, sources }, undefined, "\t")}\n`);
	await rename(`${path}.part`, path);
}

/** Whether each file of an earlier pull is still there with its size. */
export async function isStillThere(folder: string, pulled: PulledSource): Promise<boolean> {
	for (const [path, bytes] of Object.entries(pulled.files)) {
		const found = await stat(join(folder, path)).catch(() => undefined);
		if (found?.size !== bytes) return false;
	}
	return Object.keys(pulled.files).length > 0;
}

/** Removes the files of an earlier pull that the new one no longer has. */
export async function removeLeftOver(folder: string, before: PulledSource, now: PulledSource): Promise<void> {
	for (const path of Object.keys(before.files)) {
		if (!Object.hasOwn(now.files, path)) await rm(join(folder, path), { force: true });
	}
}
