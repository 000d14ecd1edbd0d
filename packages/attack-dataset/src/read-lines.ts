import { createReadStream } from "node:fs";
import { invalidSource, missingSource } from "./read-source-file.js";

/** Lines above this are refused: a record is a sentence or a short document, not a book. */
export const MAX_LINE_CHARACTERS = 8 * 1024 * 1024;

/** One line of a file and its number, counted from 1. */
export interface NumberedLine {
	readonly line: string;
	readonly number: number;
}

/**
 * Streams the lines of a UTF-8 file: ended by LF or CRLF, without byte order mark and NUL. Only these end a line; U+2028
 * may stand inside a JSON text.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_MISSING`, or `DATASET_SOURCE_INVALID` for a line that is too long
 */
export async function* readLines(path: string, signal?: AbortSignal): AsyncGenerator<NumberedLine> {
	const stream = createReadStream(path, { encoding: "utf8", signal });
	// Pieces of the unfinished line: joined once when it ends, so that a long line costs linear time.
	let pieces: string[] = [];
	let length = 0;
	let number = 0;
	const take = (piece: string): void => {
		length += piece.length;
		if (length > MAX_LINE_CHARACTERS) {
			throw invalidSource(
				path,
				`lines of at most ${MAX_LINE_CHARACTERS} characters`,
				`a longer line ${number + 1}`,
			);
		}
		pieces.push(piece);
	};
	const finish = (): NumberedLine => {
		number++;
		let line = pieces.join("").replaceAll("\0", "");
		if (number === 1 && line.startsWith("\uFEFF")) line = line.slice(1);
		if (line.endsWith("\r")) line = line.slice(0, -1);
		pieces = [];
		length = 0;
		return { line, number };
	};
	try {
		for await (const chunk of stream as AsyncIterable<string>) {
			let start = 0;
			for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", start)) {
				take(chunk.slice(start, end));
				yield finish();
				start = end + 1;
			}
			if (start < chunk.length) take(chunk.slice(start));
		}
		if (length > 0) yield finish();
	} catch (cause) {
		signal?.throwIfAborted();
		throw (cause as NodeJS.ErrnoException).syscall ? missingSource(path, cause) : cause;
	} finally {
		stream.destroy();
	}
}
