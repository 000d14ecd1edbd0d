import { createReadStream } from "node:fs";
import { CliError } from "../errors.js";
import { decodeText } from "./decode-text.js";
import type { InputItem } from "./input-item.js";
import { readBytes } from "./read-bytes.js";
import { unreadable } from "./unreadable.js";

/** Where a text comes from and how the user calls it. */
export interface DocumentPlace {
	readonly label: string;
	/** A path, or a stream that is open already. */
	readonly from: string | AsyncIterable<Uint8Array | string>;
	readonly id?: string;
	readonly signal?: AbortSignal;
}

/** Reads one whole text. What cannot be read, is not text or holds nothing but white space is a failed item. */
export async function readDocument({ label, from, id, signal }: DocumentPlace): Promise<InputItem> {
	try {
		const stream = typeof from === "string" ? createReadStream(from, { signal }) : from;
		const text = decodeText(await readBytes(stream));
		if (text.trim() === "")
			throw new CliError("CLI_INPUT_EMPTY", "has no text: there is nothing to read in it");
		const warning = text.includes("\uFFFD")
			? "some of it is not UTF-8 and was replaced by U+FFFD"
			: undefined;
		return {
			label,
			source: label,
			text,
			...(id === undefined ? {} : { id }),
			...(warning === undefined ? {} : { warning }),
		};
	} catch (error) {
		signal?.throwIfAborted();
		return { label, error: unreadable(error), ...(id === undefined ? {} : { id }) };
	}
}
