import { lstat, mkdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { AttackDatasetError } from "./errors.js";

/** Whether a path stays in the folder it is taken from: relative, with `/` only, no `..`, no drive, no NUL. */
export function isSafePath(path: string): boolean {
	if (path === "" || /[\\\0]/.test(path) || /^[a-z]:/i.test(path)) return false;
	return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/**
 * The place of `path` under `folder`, with its parent folders made.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID`: the path leaves the folder, or a link on the way does
 */
export async function placeUnder(folder: string, path: string): Promise<string> {
	if (!isSafePath(path)) throw escaping(path);
	const parts = path.split("/");
	const name = parts.pop() as string;
	await mkdir(folder, { recursive: true });
	const root = await realpath(folder);
	// A link inside the folder may lead out of it, so each parent is looked at before anything is made below it.
	let parent = root;
	for (const part of parts) {
		parent = join(parent, part);
		await mkdir(parent, { recursive: true });
		const real = await realpath(parent);
		if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) throw escaping(path);
	}
	const target = join(parent, name);
	if ((await lstat(target).catch(() => undefined))?.isSymbolicLink()) throw escaping(path);
	return target;
}

function escaping(path: string): AttackDatasetError {
	return new AttackDatasetError(
		"DATASET_SOURCE_INVALID",
		`Expected a path inside the data folder, such as "attack/enterprise-attack.json", but got ${JSON.stringify(path)}. ` +
			"Nothing was written there; correct the source list, or do not use that archive.",
		{ subject: path },
	);
}
