import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { TrainerError } from "./errors.js";
import type { SolveResult } from "./solve-labels.js";

/** Version of the checkpoint files; the first thing written. */
const CHECKPOINT_FORMAT = 1;

interface CheckpointFile {
	readonly format: number;
	/** Hash of data and settings: a checkpoint of another run is not continued. */
	readonly fingerprint: string;
	/** SHA-256 of `results`: a damaged weight would be as silent as a right one. */
	readonly sha256: string;
	/** A serialised list of {@link SolveResult}. */
	readonly results: Uint8Array;
}

/** Keeps solved outputs on disk, so that a stopped training goes on where it was. */
export interface Checkpoint {
	/**
	 * Outputs of a stage solved by an earlier run with the same fingerprint; none where the file is damaged.
	 *
	 * @throws TrainerError `TRAINER_CHECKPOINT_FAILED` when the file cannot be read
	 */
	load(stage: string): Promise<readonly SolveResult[]>;
	/**
	 * Replaces what is kept of a stage. A failed write leaves the last checkpoint as it was.
	 *
	 * @throws TrainerError `TRAINER_CHECKPOINT_FAILED`
	 */
	save(stage: string, results: readonly SolveResult[]): Promise<void>;
}

/** Removes the checkpoints of a training that is done or not wanted any more. */
export async function clearCheckpoints(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
}

/** Keeps nothing: for short trainings. */
const NO_CHECKPOINT: Checkpoint = { load: async () => [], save: async () => {} };

/** Opens a checkpoint folder; it is made at the first save. Without a folder nothing is kept. */
export function openCheckpoint(folder: string | undefined, fingerprint: string): Checkpoint {
	if (folder === undefined) return NO_CHECKPOINT;
	const pathOf = (stage: string) => join(folder, `${stage}.checkpoint`);
	return {
		async load(stage) {
			let bytes: Buffer;
			try {
				bytes = await readFile(pathOf(stage));
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
				throw failed("read", folder, error);
			}
			return parseCheckpoint(bytes, fingerprint) ?? [];
		},
		async save(stage, results) {
			const bytes = serialize(results);
			const file: CheckpointFile = {
				format: CHECKPOINT_FORMAT,
				fingerprint,
				sha256: hashOf(bytes),
				results: bytes,
			};
			// Written beside and renamed: a full disk or a crash never harms the checkpoint before.
			const partial = `${pathOf(stage)}.part`;
			try {
				await mkdir(folder, { recursive: true });
				await writeFile(partial, serialize(file));
				await rename(partial, pathOf(stage));
			} catch (error) {
				// The first failure is the one to report; below a file there is nothing to remove.
				await rm(partial, { force: true }).catch(() => {});
				throw failed("write", folder, error);
			}
		},
	};
}

/** A file that cannot be read back is as good as none: the stage is solved anew. */
function parseCheckpoint(bytes: Uint8Array, fingerprint: string): readonly SolveResult[] | undefined {
	try {
		const file = deserialize(bytes) as CheckpointFile | null;
		if (file?.format !== CHECKPOINT_FORMAT || file.fingerprint !== fingerprint) return undefined;
		if (file.sha256 !== hashOf(file.results)) return undefined;
		return deserialize(file.results) as readonly SolveResult[];
	} catch {
		return undefined;
	}
}

function hashOf(bytes: Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex");
}

function failed(verb: "read" | "write", folder: string, cause: unknown): TrainerError {
	return new TrainerError(
		"TRAINER_CHECKPOINT_FAILED",
		`Expected to ${verb} checkpoints in ${folder}, but ${(cause as Error).message}. Free space or choose another folder and train again: it goes on from the last checkpoint.`,
		{ cause },
	);
}
