import { closingQuote, isOpeningQuote } from "../quoted.js";
import type { AddCandidate, Source } from "../source.js";
import { trimEnd } from "../trim-end.js";

const WORD = /(?<![A-Za-z])(?:Create|Open)?mutex(?:es|A|W|ExA|ExW)?(?![A-Za-z])/gi;
/** What may stand between the word and the name: "mutex object named", "mutex with the name", "mutex:". */
const LINK =
	/(?:[ \t]{1,3}(?:object|name|string|value|is|was|named|called|with|the|of|as|by|a|it)(?![A-Za-z])){0,6}(?:[ \t]{0,3}(?:[:=|\u2013\u2014-]|\([^()"'\n]{0,40}))?\s{0,3}/iy;
const AND = /(?:,? (?:and|or) |, ?|\/)/y;
const TOKEN = /(?:(?:Global|Local|Session)\\)?[A-Za-z0-9_{}()$!@#%&.+~*-]{3,200}(?![A-Za-z0-9_\\])/y;
/** Names without quotes have something that words of a sentence have not. */
const NAME_LIKE = /^(?:Global|Local|Session)\\|[\d_{}$!@#%&+~*]|[a-z][A-Z]|^[A-Z-]{5,}$/;
const NAMESPACED = /^[^\n.]{0,40}?(["'`“„‘«]?(?:Global|Local|Session)\\)/;
const MAX_GAP = 60;
const MAX_NAME = 200;

/**
 * Finds mutex names where the text calls them so: quoted after or before the word "mutex", after a colon, or as a word
 * that is no English word (`Global\…`, digits, underscores, capitals inside).
 *
 * Known limit: a name of plain small letters needs quotes or a colon.
 */
export function findMutexes(source: Source, add: AddCandidate): void {
	const { text } = source;
	let from = 0;
	for (const match of text.matchAll(WORD)) {
		if (match.index < from) continue;
		const wordEnd = match.index + match[0].length;
		from = Math.max(readAfter(text, wordEnd, add), wordEnd);
		if (from > wordEnd) continue;
		addQuotedBefore(text, match.index, add);
		addNamespaced(text, wordEnd, add);
	}
}

/** Reads one name or a list of names; gives the offset behind the last. */
function readAfter(text: string, wordEnd: number, add: AddCandidate): number {
	LINK.lastIndex = wordEnd;
	const link = LINK.exec(text)?.[0] ?? "";
	let at = wordEnd + link.length;
	let last = wordEnd;
	let isAnnounced = /[:=|]\s{0,3}$/.test(link) || /named|called|name/i.test(link);
	for (;;) {
		const end = readName(text, at, isAnnounced, add);
		if (end === undefined) return last;
		last = end;
		AND.lastIndex = end;
		const next = AND.exec(text)?.[0];
		if (next === undefined) return last;
		at = end + next.length;
		isAnnounced = false;
	}
}

function readName(text: string, at: number, isAnnounced: boolean, add: AddCandidate): number | undefined {
	if (isOpeningQuote(text[at])) {
		const closing = closingQuote(text, at, MAX_NAME);
		if (closing === undefined) return undefined;
		addName(text, at + 1, closing, add);
		return closing + 1;
	}
	TOKEN.lastIndex = at;
	const token = TOKEN.exec(text)?.[0];
	if (token === undefined) return undefined;
	const name = trimEnd(token, token.includes("{") ? ".,)" : ".,)}");
	if (name.length < 3 || !(isAnnounced ? isWorthy(name) : NAME_LIKE.test(name) && !name.startsWith("0x")))
		return undefined;
	addName(text, at, at + name.length, add);
	return at + name.length;
}

/** After "mutex:" or "named" a word may be a name, but not the sentence's own words. */
function isWorthy(name: string): boolean {
	return (
		(NAME_LIKE.test(name) && !/^0x/.test(name)) ||
		(name.length > 4 && !/^(?:after|which|where|using|based|random|unknown|following|mutex|name)/i.test(name))
	);
}

/** A name in a namespace of the kernel is one wherever it stands in the sentence: `Als Mutex dient „Local\a“`. */
function addNamespaced(text: string, wordEnd: number, add: AddCandidate): void {
	const match = NAMESPACED.exec(text.slice(wordEnd, wordEnd + MAX_GAP));
	if (match) readName(text, wordEnd + match[0].length - match[1]!.length, true, add);
}

function addQuotedBefore(text: string, wordStart: number, add: AddCandidate): void {
	const gap = /["'`”’»] (?:as (?:a |its |the )?)?$/.exec(
		text.slice(Math.max(0, wordStart - 12), wordStart),
	)?.[0];
	if (gap === undefined) return;
	const closing = wordStart - gap.length;
	for (let at = closing - 1; at >= 0 && closing - at <= MAX_NAME; at--) {
		if (text[at] === "\n") return;
		if (isOpeningQuote(text[at]) && closingQuote(text, at, MAX_NAME) === closing) {
			addName(text, at + 1, closing, add);
			return;
		}
	}
}

function addName(text: string, start: number, end: number, add: AddCandidate): void {
	const value = text.slice(start, end).replace(/[.,]$/, "");
	if (value.trim() === value) add({ type: "mutex", value, start, end: start + value.length, flags: [] });
}
