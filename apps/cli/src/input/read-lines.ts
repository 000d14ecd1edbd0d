import { TextDecoder } from "node:util";
import { encodingOf } from "./decode-text.js";

/** Most characters of one line: more than any report, less than what would fill the memory. */
const MAX_LINE_CHARACTERS = 64 * 1024 * 1024;

/** One line and its number, counted from 1. `line` is undefined when it is too long to be kept. */
export interface NumberedLine {
	readonly number: number;
	readonly line: string | undefined;
}

/**
 * Streams the lines of a text, ended by LF or CRLF, without the byte order mark. Holds one line at a time, and not
 * even that when it is longer than `maxCharacters`.
 */
export async function* readLines(
	stream: AsyncIterable<Uint8Array | string>,
	maxCharacters = MAX_LINE_CHARACTERS,
): AsyncGenerator<NumberedLine> {
	let decoder: TextDecoder | undefined;
	// Pieces of the unfinished line: joined once when it ends, so that a long line costs linear time.
	let pieces: string[] = [];
	let length = 0;
	let number = 0;
	const finish = (): NumberedLine => {
		number++;
		const line = length > maxCharacters ? undefined : pieces.join("");
		pieces = [];
		length = 0;
		return { number, line: line?.endsWith("\r") ? line.slice(0, -1) : line };
	};
	const take = (piece: string): void => {
		length += piece.length;
		if (length > maxCharacters) pieces = [];
		else if (piece !== "") pieces.push(piece);
	};
	for await (const chunk of wholeStart(stream)) {
		decoder ??= new TextDecoder(encodingOf(chunk));
		const text = decoder.decode(chunk, { stream: true });
		let start = 0;
		for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
			take(text.slice(start, end));
			yield finish();
			start = end + 1;
		}
		take(text.slice(start));
	}
	take(decoder?.decode() ?? "");
	if (length > 0) yield finish();
}

/** The chunks of a stream, the first of them long enough to hold a byte order mark. */
async function* wholeStart(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
	let start: Uint8Array | undefined = Buffer.alloc(0);
	for await (const chunk of stream) {
		const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
		if (!start) {
			yield bytes;
			continue;
		}
		start = Buffer.concat([start, bytes]);
		if (start.length < 3) continue;
		yield start;
		start = undefined;
	}
	if (start && start.length > 0) yield start;
}
