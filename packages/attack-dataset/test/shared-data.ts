import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder with the public data sets: MAPPER_DATA_DIR, else the one beside the repository; it may be missing. */
const folder =
	process.env.MAPPER_DATA_DIR ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));

/** The path of a file of the data folder, `undefined` when it is not there. */
export function dataPath(path: string): string | undefined {
	const full = `${folder}/${path}`;
	return existsSync(full) ? full : undefined;
}
