import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, relative, resolve } from "node:path";
import { addAbortSignal } from "node:stream";
import type { CliContext } from "../context.js";
import { CliError } from "../errors.js";
import type { InputItem } from "./input-item.js";
import { readBatch } from "./read-batch.js";
import { readDocument } from "./read-document.js";
import { walkFolder } from "./walk-folder.js";

const BATCH_ENDINGS = new Set([".jsonl", ".ndjson"]);
const TEXT_ENDINGS = new Set([".txt", ".text", ".md", ".markdown"]);

/** What the user asked to read. */
export interface InputRequest {
	/** The command that reads, as messages name it. */
	readonly command: "map" | "iocs" | "explain";
	readonly inputs: readonly string[];
	/** A JSONL file or `-`, instead of `inputs`. */
	readonly batch?: string;
	/** The id of the one report. */
	readonly id?: string;
}

/** The texts to map, opened one at a time. */
export interface OpenInputs {
	readonly items: AsyncIterable<InputItem>;
	/** Whether it is one text by its nature: one file or stdin, no folder and no JSONL. */
	readonly isSingle: boolean;
}

type Input = { readonly path: string; readonly kind: "stdin" | "folder" | "batch" | "text" };

/**
 * Finds out what the inputs are and gives their texts in order.
 *
 * @throws CliError `CLI_USAGE` when there is nothing to read, or options exclude each other
 */
export async function openInputs(request: InputRequest, context: CliContext): Promise<OpenInputs> {
	const { command, inputs, batch, id } = request;
	if (batch !== undefined && inputs.length > 0) {
		throw new CliError(
			"CLI_USAGE",
			`expected inputs or --batch, but got both. Call mapper ${command} once for each.`,
		);
	}
	const named = inputs.length > 0 || context.isTerminal.stdin ? inputs : ["-"];
	if (batch === undefined && named.length === 0) {
		throw new CliError(
			"CLI_USAGE",
			`expected a file, a folder or text on stdin, but got none. Try: mapper ${command} report.md (mapper ${command} --help says more)`,
		);
	}
	const kinds: Input[] =
		batch === undefined
			? await Promise.all(named.map((path) => classify(path, context.cwd)))
			: [{ path: batch, kind: "batch" }];
	const isSingle = kinds.length === 1 && kinds[0]!.kind !== "folder" && kinds[0]!.kind !== "batch";
	if (id !== undefined && !isSingle) {
		throw new CliError(
			"CLI_USAGE",
			"expected one file or stdin with --id, but got more. Put ids into a .jsonl file.",
		);
	}
	return { items: readAll(kinds, id, context), isSingle };
}

async function* readAll(inputs: readonly Input[], id: string | undefined, context: CliContext) {
	for (const { path, kind } of inputs) {
		const place = resolve(context.cwd, path);
		if (kind === "folder") yield* readFolder(path, context);
		else if (kind === "batch") yield* readBatchAt(path, context);
		else if (kind === "stdin") {
			yield readDocument({ label: "stdin", from: openStdin(context), id, signal: context.signal });
		} else yield readDocument({ label: path, from: place, id, signal: context.signal });
	}
}

async function* readFolder(folder: string, context: CliContext): AsyncGenerator<InputItem> {
	const root = resolve(context.cwd, folder);
	let hasItems = false;
	for await (const { path, error } of walkFolder(root, context.signal)) {
		const label = join(folder, relative(root, path));
		const ending = extname(path).toLowerCase();
		if (error) yield { label, error };
		else if (TEXT_ENDINGS.has(ending)) yield readDocument({ label, from: path, signal: context.signal });
		else if (BATCH_ENDINGS.has(ending)) yield* readBatchAt(label, context);
		else continue;
		hasItems = true;
	}
	if (!hasItems) {
		const error = new CliError(
			"CLI_INPUT_EMPTY",
			"has no text: expected .txt, .md or .jsonl files in this folder",
		);
		yield { label: folder, error };
	}
}

function readBatchAt(path: string, context: CliContext): AsyncGenerator<InputItem> {
	const { signal } = context;
	const stream = path === "-" ? openStdin(context) : createReadStream(resolve(context.cwd, path), { signal });
	return readBatch(stream, path === "-" ? "stdin" : path, signal);
}

/** Stdin, which an interruption ends even while it waits for input. */
function openStdin(context: CliContext): AsyncIterable<Uint8Array> {
	return addAbortSignal(context.signal, context.stdin);
}

async function classify(path: string, cwd: string): Promise<Input> {
	if (path === "-") return { path, kind: "stdin" };
	// What cannot be looked at is told when it is read, in its turn.
	const stats = await stat(resolve(cwd, path)).catch(() => undefined);
	if (stats?.isDirectory()) return { path, kind: "folder" };
	return { path, kind: BATCH_ENDINGS.has(extname(path).toLowerCase()) ? "batch" : "text" };
}
