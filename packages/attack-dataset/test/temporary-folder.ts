import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A folder that is new for each test and gone after it. */
export interface TemporaryFolder {
	/** The folder's path while a test runs. */
	path: string;
	/** Writes a file below the folder, with the folders on its way, and gives its path; objects become JSON. */
	write(file: string, content: string | Uint8Array | object): Promise<string>;
}

export function useTemporaryFolder(): TemporaryFolder {
	const folder: TemporaryFolder = {
		path: "",
		async write(file, content) {
			const path = join(folder.path, file);
			await mkdir(dirname(path), { recursive: true });
			const isBytes = typeof content === "string" || content instanceof Uint8Array;
			await writeFile(path, isBytes ? content : JSON.stringify(content));
			return path;
		},
	};
	beforeEach(async () => {
		folder.path = await mkdtemp(join(tmpdir(), "mapper-dataset-"));
	});
	afterEach(async () => {
		await rm(folder.path, { recursive: true, force: true });
	});
	return folder;
}

/** JSON lines of objects. */
export function jsonLines(records: readonly object[]): string {
	return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

/** Everything a stream gives. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
	const items: T[] = [];
	for await (const item of stream) items.push(item);
	return items;
}
