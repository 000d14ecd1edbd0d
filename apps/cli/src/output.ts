import { once } from "node:events";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Writable } from "node:stream";
import type { CliContext } from "./context.js";
import { CliError } from "./errors.js";

/** Where the result of a command goes. */
export interface Output {
	/** Waits while the reader is slow, so that nothing piles up. */
	write(text: string): Promise<void>;
	/** Makes what was written visible under its name. */
	commit(): Promise<void>;
	/** After an error: leaves what was there before. Does nothing after `commit`. */
	discard(): Promise<void>;
}

/** Writes to stdout, or to a file that is replaced only when everything is written. */
export async function openOutput(path: string | undefined, context: CliContext): Promise<Output> {
	if (path === undefined || path === "-") return streamOutput(context.stdout, context.signal);
	return fileOutput(resolve(context.cwd, path), path);
}

function streamOutput(stream: Writable, signal: AbortSignal): Output {
	return {
		async write(text) {
			if (!stream.write(text)) await once(stream, "drain", { signal });
		},
		async commit() {},
		async discard() {},
	};
}

async function fileOutput(place: string, label: string): Promise<Output> {
	try {
		// A link keeps pointing where it points.
		const target = await realpath(place).catch(() => place);
		const before = await stat(target).catch(() => undefined);
		// A device such as /dev/null is written to, never replaced.
		const isReplaced = before === undefined || before.isFile();
		const written = isReplaced ? `${target}.${process.pid}.tmp` : target;
		await stat(dirname(target));
		const file = await open(written, "w", before?.isFile() ? before.mode : undefined);
		let isOpen = true;
		return {
			async write(text) {
				await file.writeFile(text);
			},
			async commit() {
				isOpen = false;
				await file.close();
				if (isReplaced) await rename(written, target);
			},
			async discard() {
				if (!isOpen) return;
				isOpen = false;
				await file.close();
				if (isReplaced) await rm(written, { force: true });
			},
		};
	} catch (error) {
		throw new CliError("CLI_OUTPUT_UNWRITABLE", `${label} cannot be written: ${(error as Error).message}`, {
			cause: error,
		});
	}
}
