import { abbreviationKind } from "./sentence-abbreviations.js";

/** One line without its white space on both sides and without its line break. */
export interface Line {
	readonly start: number;
	readonly end: number;
}

/** Lines of a text wrapped by hand or by a PDF are at least this wide, in characters. */
const MIN_WRAP_WIDTH = 45;
/** A longer line was not wrapped at all: its line break ends a paragraph. */
const MAX_WRAP_WIDTH = 240;
/** In a proportional font a full line may have this share of the characters of the longest one. */
const FULL_LINE_SHARE = 0.85;
/** As much of a line's two ends as is looked at, in characters: keeps the cost of a huge line constant. */
const HEAD_CHARACTERS = 240;
const TAIL_CHARACTERS = 80;
/** A line this short above an indicator is taken for its heading, in characters. */
const MAX_HEADING_CHARACTERS = 40;
/** A line with more words is prose even if it names an indicator. */
const MAX_RECORD_WORDS = 3;

const LIST_ITEM = /^(?:[-*+•‣◦▪●○·►➢✓–—]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|\[\d{1,3}\]\s|#{1,6}\s|\|)/i;
const LABEL = /^(?:[A-Za-z][\w()/-]{0,30}|[A-Z][\w ()/-]{0,30}):(?:\s|$)/;
/** A shell prompt, a line of markup, a brace, or a program name followed at once by a switch. */
const CODE =
	/^(?:\$\s|>|PS [A-Z]:|[A-Z]:\\[^\s>]*>|[{}]|<.*>$|```|[\w.\\:-]+\s(?:--?|\/)[A-Za-z]{1,12}(?:\s|$))|[;{}]$/;
const SENTENCE_END = /[.!?…。！?！？｡]["'”’»)\]*_`]*(?:\s?\[\d{1,3}\])*$/;
const LAST_WORD = /([^\s"'“‘([{]+)\.["'”’»)\]]*$/;
const OPEN_END =
	/(?:[,(&/]|\b(?:the|an?|of|and|or|in|on|at|to|by|for|from|with|as|that|which|is|are|was|were|its|their|this|than|into|via))$/;
const LOWER_START = /^["'“‘([]{0,2}\p{Ll}/u;
const MACHINE_WORD = /\[[.:]\]|:\/\/|\\|^[0-9a-f]{32,}$|^[\w-]+(?:\.[\w-]+)+$/i;
const CJK = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/;

/**
 * Whether the line break between two neighbouring lines stands inside running prose (a wrapped line) and so
 * does not end a sentence. `width` is the length of the longest line near them, in characters.
 *
 * A line is wrapped only because the next word did not fit. So when it would have fitted, the break was meant.
 */
export function joinsNextLine(text: string, line: Line, next: Line, width: number): boolean {
	const head = text.slice(line.start, Math.min(line.end, line.start + HEAD_CHARACTERS));
	const tail = text.slice(Math.max(line.start, line.end - TAIL_CHARACTERS), line.end);
	const nextHead = text.slice(next.start, Math.min(next.end, next.start + HEAD_CHARACTERS));

	if (LIST_ITEM.test(nextHead) || LABEL.test(nextHead)) return false;
	if (/^(?:#{1,6}\s|\|)/.test(head) || CODE.test(head) || CODE.test(nextHead)) return false;
	if (SENTENCE_END.test(tail)) {
		const kind = abbreviationKind(LAST_WORD.exec(tail)?.[1] ?? "");
		if (kind === undefined) return false;
		if (kind === "never") return true;
	}
	if (tail.endsWith(":")) return false;

	const length = line.end - line.start;
	const isOpen = OPEN_END.test(tail);
	if (isRecord(nextHead) && (isRecord(head) || (length < MAX_HEADING_CHARACTERS && !isOpen))) return false;
	const isOneWord = !/\s/.test(head);
	if (isOneWord && !/\s/.test(nextHead)) return joinsCjk(tail, nextHead, length, width);
	if (isOpen || LOWER_START.test(nextHead)) return true;
	if (length > MAX_WRAP_WIDTH || isTitle(head) || isOneWord) return joinsCjk(tail, nextHead, length, width);
	const firstWord = nextHead.search(/\s/);
	const needed = length + 1 + (firstWord < 0 ? nextHead.length : firstWord);
	return length >= MIN_WRAP_WIDTH && needed > width * FULL_LINE_SHARE;
}

/** Chinese, Japanese and Korean lines break between any two characters and have no case to go by. */
function joinsCjk(tail: string, nextHead: string, length: number, width: number): boolean {
	const isCjk = CJK.test(tail.slice(-1)) && CJK.test(nextHead.slice(0, 1));
	return isCjk && length > 15 && length <= MAX_WRAP_WIDTH && length > width * FULL_LINE_SHARE;
}

/** A line of an indicator list: few words, one of them an address, path, hash or file name. */
function isRecord(head: string): boolean {
	const words = head.split(/\s+/, MAX_RECORD_WORDS + 1);
	if (words.length > MAX_RECORD_WORDS || /[.!?]$/.test(head)) return false;
	return words.some((word) => MACHINE_WORD.test(word));
}

/** A heading in title case or capitals: nearly all long words start with a capital. */
function isTitle(head: string): boolean {
	if (head.length >= HEAD_CHARACTERS) return false;
	const words = head.match(/(?<![\p{L}\p{N}])\p{L}{4,}/gu) ?? [];
	return words.length > 1 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.75;
}
