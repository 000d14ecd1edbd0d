import type { Span } from "./span.js";

// A full stop, question or exclamation mark, closing quotes and brackets.
const SENTENCE_END = /[.!?\u2026\u3002\uff01\uff1f]["'\u2019\u201d)\]]*$/u;
const STARTS_LOWER_CASE = /^["'(\u2018\u201c[]*\p{Ll}/u;
const HAS_WORD = /[\p{L}\p{N}_]/u;

/**
 * The sentences of a text, without the white space around them: they end at line breaks, and where white space follows
 * `.`, `!` or `?` and no lower-case letter comes next. Pieces without a word belong to no sentence.
 *
 * A simple rule that knows no abbreviations: a caller with a better one passes spans instead.
 */
export function splitSentences(text: string): Span[] {
	const sentences: Span[] = [];
	let open: { start: number; end: number } | undefined;
	const close = () => {
		if (open && HAS_WORD.test(text.slice(open.start, open.end))) sentences.push(open);
		open = undefined;
	};
	for (const chunk of text.matchAll(/\S+|[\r\n\u2028\u2029]+/gu)) {
		if (chunk[0].trim() === "") {
			close();
			continue;
		}
		const end = chunk.index + chunk[0].length;
		const previousEnds =
			open !== undefined && SENTENCE_END.test(text.slice(Math.max(open.start, open.end - 8), open.end));
		if (previousEnds && !STARTS_LOWER_CASE.test(chunk[0])) close();
		if (open) open.end = end;
		else open = { start: chunk.index, end };
	}
	close();
	return sentences;
}
