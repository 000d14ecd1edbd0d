import { CliError } from "../errors.js";

/** Most bytes of one text. A book has one million; a source without end must not fill the memory. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024;

/**
 * All bytes of a stream.
 *
 * @throws CliError `CLI_INPUT_TOO_LARGE` above `maxBytes`
 */
export async function readBytes(
	stream: AsyncIterable<Uint8Array | string>,
	maxBytes = MAX_TEXT_BYTES,
): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of stream) {
		const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
		length += bytes.length;
		if (length > maxBytes) {
			throw new CliError(
				"CLI_INPUT_TOO_LARGE",
				`is too large: expected at most ${maxBytes} bytes of text. Split it into smaller texts.`,
			);
		}
		chunks.push(bytes);
	}
	return Buffer.concat(chunks);
}
