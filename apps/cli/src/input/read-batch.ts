import { CliError } from "../errors.js";
import type { InputItem } from "./input-item.js";
import { readLines } from "./read-lines.js";
import { unreadable } from "./unreadable.js";

/**
 * Streams the items of a JSONL text: a line is `{"id": …, "text": …}`, `id` and `source` may be left out, blank lines
 * are passed over. A line that is not such an object is a failed item with its number, and the next line is read.
 *
 * @param label what the user calls the text; errors name it
 */
export async function* readBatch(
	stream: AsyncIterable<Uint8Array | string>,
	label: string,
	signal?: AbortSignal,
): AsyncGenerator<InputItem> {
	let hasItems = false;
	try {
		for await (const { line, number } of readLines(stream)) {
			signal?.throwIfAborted();
			if (line !== undefined && line.trim() === "") continue;
			hasItems = true;
			yield readItem(line, number, `${label} line ${number}`);
		}
	} catch (error) {
		signal?.throwIfAborted();
		// A broken disk or a folder in place of the file: what was read so far stands.
		yield { label, error: unreadable(error) };
		return;
	}
	if (!hasItems) {
		yield {
			label,
			error: new CliError("CLI_INPUT_EMPTY", 'has no items: expected lines such as {"text": "…"}'),
		};
	}
}

function readItem(line: string | undefined, number: number, label: string): InputItem {
	const broken = (what: string, id?: string): InputItem => ({
		label,
		...(id === undefined ? {} : { id }),
		error: new CliError("CLI_LINE_INVALID", `expected {"id": "…", "text": "…"}, but ${what}`, {
			line: number,
		}),
	});
	if (line === undefined) return broken("the line is too long");
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch (error) {
		return broken(`it is not JSON (${(error as Error).message})`);
	}
	if (typeof value !== "object" || value === null || Array.isArray(value))
		return broken("it is not an object");
	const { id: givenId, text, source } = value as Record<string, unknown>;
	if (
		givenId !== undefined &&
		givenId !== null &&
		typeof givenId !== "string" &&
		typeof givenId !== "number"
	) {
		return broken('"id" is neither text nor number');
	}
	const id = givenId === undefined || givenId === null ? undefined : String(givenId);
	if (text === undefined) return broken('"text" is missing', id);
	if (typeof text !== "string") return broken('"text" is not text', id);
	if (source !== undefined && source !== null && typeof source !== "string")
		return broken('"source" is not text', id);
	return {
		label,
		text,
		...(id === undefined ? {} : { id }),
		...(typeof source === "string" ? { source } : {}),
	};
}
