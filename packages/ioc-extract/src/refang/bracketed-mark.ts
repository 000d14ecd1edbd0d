import { isAsciiAlphanumeric, isDigit, isLabelCode } from "../characters.js";
import type { Change } from "../defang-form.js";
import { isFunctionWord } from "../surrounding-words.js";
import { isFrequentEnding, isHostEnding } from "../tlds.js";
import { schemeBefore } from "./scheme.js";

// Every alternative is of bounded length, so that reading one costs a constant.
const MARK =
	/([[({<]{1,2})\s{0,2}(\.{1,2}|,|dot|d0t|punkt|punto|point|@|at|:\/\/|:\/|::?|\/\/?)\s{0,2}[\])}>]{1,2}/iy;
const DOT_WORDS = new Set([".", "..", ",", "dot", "d0t", "punkt", "punto", "point"]);
/** The rest of a name in a bracket that was opened before its dot: `example[.com]`. */
const CLOSED_REST = /([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,3})([\])}])/y;
/** A label in brackets: `example.[com]`, `192.0.[2].1`. */
const BRACKETED_LABEL = /[[({]([A-Za-z0-9-]{1,63})[\])}]/y;
const NEXT_WORD = /[A-Za-z0-9-]{1,63}/y;
/** White space allowed between a mark and the rest of a name: a space, or a line break with its indent. */
const GAP_AFTER = /(?: ?\r?\n {0,8}| )?/y;
const GAP_BEFORE = /(?:\r?\n {0,8}| )$/;
/** The next label of a name, behind a dot or a mark. */
const NEXT_LABEL = /^(?:\.| ?[[({] ?(?:\.|dot|d0t) ?[\])}] ?| dot )([A-Za-z0-9-]{1,63})/i;
/** Words in brackets that stand for a name that differs from victim to victim. */
const PLACEHOLDER =
	/^(?:domain|domain-?name|victim|company|companyname|redacted|removed|name|target|host|hostname|user|username|org|organi[sz]ation|random|id|tld|subdomain|country|city|date|server|number|string|hash|any|your|site|website|c2|ip|x+|\d+)$/i;
/** Words that stand around a mark when the sentence is about it: "use [.] or [dot]". */
const SENTENCE_WORD = /(?:^|[^\w-])(?:or|and|to|is|the|a|in|of|by|with|for|use|as)$/i;
const MAX_LABEL = 63;

/**
 * Reads a mark in brackets (`[.]`, `(dot)`, `[@]`, `[:]//`), a half bracket (`[.`, `.]`), a label in brackets
 * (`example.[com]`).
 */
export function readBracketedMark(text: string, at: number, copied: number): Change[] | undefined {
	const character = text[at];
	if (character === ".") {
		return text[at + 1] === "]" && isBetweenLabels(text, at, at + 2)
			? [{ start: at, end: at + 2, replacement: ".", form: "brackets" }]
			: undefined;
	}
	MARK.lastIndex = at;
	const match = MARK.exec(text);
	if (!match) return readHalfBracket(text, at) ?? readBracketedLabel(text, at);
	const mark = match[2]!.toLowerCase();
	const end = at + match[0].length;
	if (DOT_WORDS.has(mark)) {
		// `[,]` is a slip for `[.]`, but `{,}` and `(,)` are code.
		if (mark === "," && match[1] !== "[") return undefined;
		return readDot(text, at, end, mark, copied);
	}
	if (mark === "@" || mark === "at") return readAt(text, at, end, mark, copied);
	return readColonOrSlash(text, at, end, mark, copied);
}

function readDot(
	text: string,
	start: number,
	end: number,
	mark: string,
	copied: number,
): Change[] | undefined {
	const form = /[a-z]/.test(mark) ? "word" : "brackets";
	const before = gapBefore(text, start, copied);
	const after = gapAfter(text, end);
	if (!isLabelCode(text.charCodeAt(before - 1)) || !isLabelCode(text.charCodeAt(after))) return undefined;
	// With white space around it the mark may also be what the sentence is about.
	const isSpaced = before < start || after > end;
	if (before < start && SENTENCE_WORD.test(text.slice(Math.max(0, before - 6), before))) return undefined;
	if (isSpaced && !goesOn(text, after, text.slice(end, after).includes("\n"))) return undefined;
	return [{ start: before, end: after, replacement: ".", form }];
}

function readAt(
	text: string,
	start: number,
	end: number,
	mark: string,
	copied: number,
): Change[] | undefined {
	const before = gapBefore(text, start, copied);
	const after = gapAfter(text, end);
	if (!isLabelCode(text.charCodeAt(before - 1)) || !isLabelCode(text.charCodeAt(after))) return undefined;
	if (before < start !== after > end && mark === "at") return undefined;
	return [{ start: before, end: after, replacement: "@", form: mark === "at" ? "word" : "brackets" }];
}

/** `:`, `://` and `/` belong to a url or an address: nothing but its characters may stand around them. */
function readColonOrSlash(
	text: string,
	start: number,
	end: number,
	mark: string,
	copied: number,
): Change[] | undefined {
	const before = text.charCodeAt(start - 1);
	const isColon = mark.startsWith(":");
	const scheme = isColon ? schemeBefore(text, start, copied) : [];
	const joins = isAsciiAlphanumeric(before) || before === 58 || before === 47 || before === 93;
	if (!joins && scheme.length === 0) return undefined;
	if (!(text.charCodeAt(end) > 32)) {
		return mark === "/" ? [{ start, end, replacement: mark, form: "brackets" }] : undefined;
	}
	return [...scheme, { start, end, replacement: mark, form: "brackets" }];
}

function readHalfBracket(text: string, at: number): Change[] | undefined {
	if (text[at] === "<" || text[at + 1] !== "." || !isBetweenLabels(text, at, at + 2)) return undefined;
	CLOSED_REST.lastIndex = at + 2;
	const closed = CLOSED_REST.exec(text);
	if (closed) {
		const end = at + 2 + closed[0].length;
		return [{ start: at, end, replacement: `.${closed[1]}`, form: "brackets" }];
	}
	return [{ start: at, end: at + 2, replacement: ".", form: "brackets" }];
}

function readBracketedLabel(text: string, at: number): Change[] | undefined {
	BRACKETED_LABEL.lastIndex = at;
	const match = BRACKETED_LABEL.exec(text);
	if (!match) return undefined;
	const [whole, label] = match as unknown as [string, string];
	const end = at + whole.length;
	const isAfterDot = text[at - 1] === "." && isLabelCode(text.charCodeAt(at - 2));
	const isBeforeDot = text[end] === "." && isLabelCode(text.charCodeAt(end + 1));
	const change = { start: at, end, replacement: label, form: "brackets" } as const;
	if (/^\d{1,3}$/.test(label)) {
		// An octet; but `text.[1]` cites a source.
		const isOctet = isAfterDot
			? isDigit(text.charCodeAt(at - 2))
			: isBeforeDot && isDigit(text.charCodeAt(end + 1));
		return isOctet ? [change] : undefined;
	}
	if (isAfterDot && (isBeforeDot || isHostEnding(label.toLowerCase()))) return [change];
	if (!isBeforeDot || PLACEHOLDER.test(label) || /[\w-]/.test(text[at - 1] ?? "")) return undefined;
	NEXT_WORD.lastIndex = end + 1;
	const next = NEXT_WORD.exec(text)?.[0] ?? "";
	return /^www$/i.test(label) || isFrequentEnding(next) ? [change] : undefined;
}

function isBetweenLabels(text: string, start: number, end: number): boolean {
	return isLabelCode(text.charCodeAt(start - 1)) && isLabelCode(text.charCodeAt(end));
}

/** Whether the word at an offset goes on with a name rather than with a sentence. */
function goesOn(text: string, at: number, isNewLine: boolean): boolean {
	NEXT_WORD.lastIndex = at;
	const word = NEXT_WORD.exec(text)?.[0];
	if (word === undefined || SENTENCE_WORD.test(` ${word}`)) return false;
	if (/^\d{1,3}$/.test(word)) return true;
	if (word === word.toLowerCase() && isHostEnding(word) && !isFunctionWord(word)) return true;
	const end = at + word.length;
	const rest = text.slice(end, end + MAX_LABEL);
	// One more label, with or without spaces, as long as its ending is no word of a sentence.
	const ending = NEXT_LABEL.exec(rest)?.[1];
	if (ending !== undefined)
		return isHostEnding(ending.toLowerCase()) ? !isFunctionWord(ending) : rest[0] !== " ";
	if (rest[0] === "/") return isLabelCode(rest.charCodeAt(1));
	return isNewLine && /^[a-z0-9]/.test(word);
}

function gapBefore(text: string, start: number, copied: number): number {
	const from = Math.max(copied, start - 10);
	const gap = GAP_BEFORE.exec(text.slice(from, start));
	return gap ? from + gap.index : start;
}

function gapAfter(text: string, end: number): number {
	GAP_AFTER.lastIndex = end;
	return end + (GAP_AFTER.exec(text)?.[0].length ?? 0);
}
