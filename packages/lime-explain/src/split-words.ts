import type { Span } from "./span.js";

// Python's `\w` for text: letters, numbers and the underscore, but no combining marks. JavaScript's own `\w` is ASCII.
const WORD = /[\p{L}\p{N}_]+/gu;

/** The words of a text: runs of letters, numbers and `_`, as the reference splits by default. */
export function splitWords(text: string): Span[] {
	return Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({
		start: index,
		end: index + word.length,
	}));
}

/** The characters of a text, by code points. */
export function splitCharacters(text: string): Span[] {
	const spans: Span[] = [];
	let start = 0;
	for (const character of text) {
		spans.push({ start, end: start + character.length });
		start += character.length;
	}
	return spans;
}
