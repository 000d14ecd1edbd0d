/** Longer urls are cut here: what browsers and proxies agree to carry. */
const MAX_URL = 2048;
/** How far a bracket in a url may be from the one that closes it. */
const MAX_BRACKETED = 128;

const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const NEXT_URL =
	/[,;](?:[ \t]?[a-z][a-z0-9+.-]{1,9}:\/\/|(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}\/)/iy;
const GLUED_SCHEME = /[A-Za-z0-9](https?)$/i;
/** `curl http://…/a;timeout 9`: the next command of a line. */
const NEXT_COMMAND = /;[a-z]{2,12}[ \t]/y;
const TRAILING = /[.,;:!?'"*…]$|&(?:quot|gt|lt|apos|nbsp|#\d{1,4});?$|\[(?:\d{1,3}|\.)\]$/;

/**
 * Where the path, query and fragment of a url end: at white space, quotes, angle brackets, text of a script written
 * without spaces, a bracket that is not closed or not opened inside, or the next url of a list; then without the
 * punctuation of the sentence.
 *
 * @param from the offset after the host
 * @param opening the character before the url, for urls in quotes
 */
export function urlEnd(text: string, from: number, opening: string): number {
	const limit = Math.min(text.length, from + MAX_URL);
	let end = from;
	while (end < limit) {
		const character = text[end]!;
		if (character === ":") {
			const glued = gluedScheme(text, from, end);
			if (glued > 0) {
				end -= glued;
				break;
			}
		}
		if (!isUrlCharacter(character) || (character === "'" && opening === "'")) break;
		if (isListSeparator(character)) {
			NEXT_URL.lastIndex = end;
			NEXT_COMMAND.lastIndex = end;
			if (NEXT_URL.test(text) || NEXT_COMMAND.test(text)) break;
		}
		const closer = CLOSERS[character];
		if (closer) {
			const closed = closingBracket(text, end, character, closer);
			if (closed === undefined) break;
			end = closed;
		} else if (character === ")" || character === "]" || character === "}") break;
		end++;
	}
	return withoutTrailing(text, from, Math.min(end, limit));
}

/**
 * The length of the scheme of the next url where it is glued to a word, `…/TA0007https://next`. In `?to=https://…` or
 * `/web/https://…` it belongs to this one.
 */
function gluedScheme(text: string, from: number, colon: number): number {
	if (colon - from < 6 || !text.startsWith("://", colon)) return 0;
	return GLUED_SCHEME.exec(text.slice(colon - 6, colon))?.[1]?.length ?? 0;
}

function closingBracket(text: string, from: number, opener: string, closer: string): number | undefined {
	let depth = 0;
	const limit = Math.min(text.length, from + MAX_BRACKETED);
	for (let at = from; at < limit; at++) {
		const character = text[at]!;
		if (!isUrlCharacter(character)) return undefined;
		if (character === opener) depth++;
		else if (character === closer && --depth === 0) return at;
	}
	return undefined;
}

function withoutTrailing(text: string, from: number, to: number): number {
	let end = to;
	while (end > from) {
		const match = TRAILING.exec(text.slice(Math.max(from, end - 8), end));
		if (!match) break;
		end -= match[0].length;
	}
	return end;
}

function isListSeparator(character: string): boolean {
	return character === "," || character === ";";
}

function isUrlCharacter(character: string): boolean {
	const code = character.charCodeAt(0);
	if (code < 0x80) {
		if (code <= 32 || code === 127) return false;
		return (
			character !== '"' &&
			character !== "<" &&
			character !== ">" &&
			character !== "`" &&
			character !== "\\" &&
			character !== "|" &&
			character !== "^"
		);
	}
	// Latin, Greek and Cyrillic letters; no quotes, no spaces, no CJK.
	return code >= 0xc0 && code < 0x530;
}
