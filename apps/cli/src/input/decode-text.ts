import { CliError } from "../errors.js";

/** Shares above these mean a binary file. A stray NUL or a few bytes of another encoding are still text. */
const MAX_NUL_SHARE = 0.01;
const MAX_REPLACED_SHARE = 0.1;

/** The name of the encoding that the byte order mark states; UTF-8 without one. */
export function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	return "utf-8";
}

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark; the mark is not part of the text. Bytes that are not
 * UTF-8 become U+FFFD.
 *
 * @throws CliError `CLI_INPUT_NOT_TEXT` when more than one character in a hundred is NUL or one in ten is no UTF-8
 */
export function decodeText(bytes: Uint8Array): string {
	const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
	refuseMany(text, "\0", MAX_NUL_SHARE, "NUL");
	refuseMany(text, "\uFFFD", MAX_REPLACED_SHARE, "not UTF-8");
	return text;
}

function refuseMany(text: string, character: string, maxShare: number, what: string): void {
	const most = text.length * maxShare;
	let count = 0;
	for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
		if (++count > most) {
			throw new CliError(
				"CLI_INPUT_NOT_TEXT",
				`is not text: expected UTF-8, or UTF-16 with a byte order mark, but too many characters are ${what}. ` +
					"Convert it to plain text first.",
			);
		}
	}
}
