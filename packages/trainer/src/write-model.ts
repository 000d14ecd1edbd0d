import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TrainerError } from "./errors.js";
import { renderModelCard } from "./model-card.js";
import type { TrainedModel } from "./train-model.js";

/**
 * Writes a model folder: `weights.bin`, `README.md` (the card) and `model.json`. All files are written beside their
 * places and then moved, the description last: a failed write leaves an older model as it was, and a stopped one leaves
 * no folder that loads and lies.
 *
 * @returns bytes written
 * @throws TrainerError `TRAINER_WRITE_FAILED`
 */
export async function writeModel({ manifest, weights }: TrainedModel, folder: string): Promise<number> {
	const files: [string, string | Uint8Array][] = [
		["weights.bin", weights],
		["README.md", renderModelCard(manifest)],
		["model.json", renderManifest(manifest)],
	];
	const partialOf = (name: string) => join(folder, `${name}.part`);
	try {
		await mkdir(folder, { recursive: true });
		for (const [name, content] of files) await writeFile(partialOf(name), content);
		for (const [name] of files) await rename(partialOf(name), join(folder, name));
	} catch (error) {
		// The first failure is the one to report; below a file there is nothing to remove.
		for (const [name] of files) await rm(partialOf(name), { force: true }).catch(() => {});
		throw new TrainerError(
			"TRAINER_WRITE_FAILED",
			`Expected to write the model to ${folder}, but ${(error as Error).message}. Free space or choose another folder; training goes on from its checkpoints.`,
			{ cause: error },
		);
	}
	return files.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
}

/** One line for each entry at the top, so that two models can be compared by eye; lists of numbers stay on a line. */
function renderManifest(manifest: TrainedModel["manifest"]): string {
	const lines = Object.entries(manifest).map(
		([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
	);
	return `{\n${lines.join(",\n")}\n}\n`;
}
