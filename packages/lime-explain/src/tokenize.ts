import { LimeExplainError } from "./errors.js";
import { checkSpans, joinOverlapping, type Span } from "./span.js";
import { splitSentences } from "./split-sentences.js";
import { splitCharacters, splitWords } from "./split-words.js";

/** Cuts a text into the pieces to explain: tokens in the order of the text, or their spans. */
export type TokenizeFunction = (text: string) => readonly (string | Span)[];

/** What one piece is. `words` is the reference's default; `characters` its `char_level`. */
export type TokenUnit = "words" | "characters" | "sentences";

/** What {@link tokenSpans} goes by. */
export interface TokenSpanOptions {
	readonly tokenize: TokenUnit | TokenizeFunction;
	readonly keepTogether: readonly Span[];
	readonly sentences?: readonly Span[];
}

/**
 * The pieces of a text that may be removed, in order and without overlap. A piece that overlaps a span of
 * `keepTogether` becomes one with it.
 *
 * @throws LimeExplainError `LIME_EXPLAIN_SPANS_INVALID`
 */
export function tokenSpans(text: string, options: TokenSpanOptions): Span[] {
	const { tokenize, keepTogether } = options;
	const kept = joinOverlapping(checkSpans(keepTogether, text, "keepTogether"));
	const tokens = splitText(text, tokenize, options.sentences);
	return kept.length === 0 ? tokens : joinOverlapping([...tokens, ...kept]);
}

function splitText(
	text: string,
	tokenize: TokenUnit | TokenizeFunction,
	sentences: readonly Span[] | undefined,
): Span[] {
	if (typeof tokenize === "function") return locateTokens(text, tokenize(text));
	if (tokenize === "characters") return splitCharacters(text);
	if (tokenize === "sentences") return sentenceSpans(text, sentences);
	return splitWords(text);
}

/** The sentences as the caller gave them, else by our own rule. */
export function sentenceSpans(text: string, sentences?: readonly Span[]): Span[] {
	return sentences ? joinOverlapping(checkSpans(sentences, text, "sentences")) : splitSentences(text);
}

function locateTokens(text: string, tokens: readonly (string | Span)[]): Span[] {
	const spans: Span[] = [];
	let from = 0;
	for (const token of tokens) {
		if (typeof token !== "string") {
			spans.push(token);
			from = token.end;
			continue;
		}
		if (token === "") continue;
		const start = text.indexOf(token, from);
		if (start < 0) {
			throw new LimeExplainError(
				"LIME_EXPLAIN_SPANS_INVALID",
				`tokenize: expected tokens that stand in the text in this order, but ${JSON.stringify(token.slice(0, 40))} does not occur after offset ${from}. Return the tokens as they are written, or their spans.`,
			);
		}
		from = start + token.length;
		spans.push({ start, end: from });
	}
	return joinOverlapping(checkSpans(spans, text, "tokenize"));
}
