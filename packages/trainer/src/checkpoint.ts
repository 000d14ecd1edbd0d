import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { SolveResult } from "./solve-labels.js";

/** Version of the checkpoint files; the first thing written. */
const CHECKPOINT_FORMAT = 1;

interface CheckpointFile {
	readonly format: number;
	/** Hash of data and settings: a checkpoint of another run is not continued. */
	readonly fingerprint: string;
	readonly results: readonly SolveResult[];
}

/** Keeps solved outputs on disk, so that a stopped training goes on where it was. */
export interface Checkpoint {
	/** Outputs of a stage solved by an earlier run with the same fingerprint. */
	load(stage: string): Promise<readonly SolveResult[]>;
	/** Replaces what is kept of a stage. A failed write leaves the last checkpoint as it was. */
	save(stage: string, results: readonly SolveResult[]): Promise<void>;
	/** Removes all stages. */
	clear(): Promise<void>;
}

/** Opens a checkpoint folder; it is made at the first save. */
export function openCheckpoint(folder: string, fingerprint: string): Checkpoint {
	const pathOf = (stage: string) => join(folder, `${stage}.checkpoint`);
	return {
		async load(stage) {
			let bytes: Buffer;
			try {
				bytes = await readFile(pathOf(stage));
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
				throw error;
			}
			const file = parseCheckpoint(bytes);
			return file?.format === CHECKPOINT_FORMAT && file.fingerprint === fingerprint ? file.results : [];
		},
		async save(stage, results) {
			await mkdir(folder, { recursive: true });
			const file: CheckpointFile = { format: CHECKPOINT_FORMAT, fingerprint, results };
			// Written beside and renamed: a full disk or a crash never harms the checkpoint before.
			const partial = `${pathOf(stage)}.part`;
			try {
				await writeFile(partial, serialize(file));
				await rename(partial, pathOf(stage));
			} catch (error) {
				await rm(partial, { force: true });
				throw error;
			}
		},
		async clear() {
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** A file that cannot be read back is as good as none: the stage is solved anew. */
function parseCheckpoint(bytes: Buffer): CheckpointFile | undefined {
	try {
		return deserialize(bytes) as CheckpointFile;
	} catch {
		return undefined;
	}
}
