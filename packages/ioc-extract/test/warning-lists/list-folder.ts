import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A folder that is new for each test and gone after it. */
export interface ListFolder {
	path: string;
	/** Writes a file below the folder and gives its path; what is not text becomes JSON. */
	write(file: string, content: unknown): Promise<string>;
}

export function useListFolder(): ListFolder {
	const folder: ListFolder = {
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
		folder.path = await mkdtemp(join(tmpdir(), "mapper-warning-lists-"));
	});
	afterEach(async () => {
		await rm(folder.path, { recursive: true, force: true });
	});
	return folder;
}
