import { abbreviationKind, startsSentence } from "./sentence-abbreviations.js";

/** As much of the word before a full stop as is read, in characters; no abbreviation is longer. */
const MAX_WORD_CHARACTERS = 24;

const TERMINATORS = /[.!?…]+/g;
const CLOSERS = /["'”’»)\]}*_`>]*/y;
const CITATION = /\s?(?:\[\d{1,3}(?:(?:, ?|[-–])\d{1,3})*\])+(?=\s|$)/y;
/** A footnote number that lost its raised position: `servers.12 The`. */
const FOOTNOTE = /\d{1,2}(?:,\d{1,2})*(?= ([A-Z][a-z]*)\b)/y;
/** The first word of a sentence glued to the one before: `the host.The loader`. */
const GLUED_WORD = /([A-Z][a-z]+)[ ,]/y;
const NEXT_WORD = /\s+["'“‘«(*_]*(\S{0,40})/y;
const LINE_BREAKS = /[\r\n\v\f\u0085\u2028\u2029]/g;
const LIST_NUMBER = /^\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$/;
const BULLET = /^[-*+•‣◦▪●○·►➢✓–—]\s+$/;
/** A numbered label before a title or step: `Step 1.`, `Figure 12.` */
const NUMBERED_LABEL =
	/^(?:step|stage|phase|figure|fig\.?|table|section|chapter|appendix|annex|part|case|example|task|item)\s\w{1,3}$/i;
/** What follows `5 p.m.` in the same sentence. */
const TIME_DETAIL =
	/^(?:[A-Z]{2,5}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b|\d)/;
/** Words that start in lower case, or with no letter, and still begin a sentence: `mshta.exe`, `macOS`, `$env:TEMP`. */
const NAME_START =
	/^(?:\d|[$%/\\~<`]|\.[A-Za-z]|[a-z]+(?:[A-Z0-9_\\@]|-\d|:\/\/|\[[.:]\]|[.](?=[^\s."'”’)\],;:])))/;

/**
 * Replaces what looks like the end of a sentence but is none, character for character, so that offsets stay: the
 * stops in addresses, file names, versions, ids, abbreviations and list numbers. It also makes ends that are hard
 * to see plain: a name that starts in lower case gets a capital, a citation after the stop becomes brackets.
 *
 * @param piece text that starts where a sentence starts
 * @param startsBlock whether it also starts a line or paragraph, where list numbers stand
 * @returns a text of the same length, meant for a sentence segmenter only
 */
export function maskSentenceTraps(piece: string, startsBlock: boolean): string {
	const text = piece.replace(LINE_BREAKS, " ");
	const edits = new Edits(text);
	const terminators = new RegExp(TERMINATORS);
	let keptUntil = 0;
	for (let match = terminators.exec(text); match; match = terminators.exec(text)) {
		const run = { start: match.index, end: terminators.lastIndex, marks: match[0] };
		const closed = matchEnd(CLOSERS, text, run.end);
		const isSpaced = closed === text.length || /\s/.test(text.charAt(closed));
		if (
			isSpaced ? isTrap(text, run, closed, startsBlock, keptUntil) : !isGluedEnd(text, run, closed, edits)
		) {
			edits.fill(run.start, run.end, "x");
			continue;
		}
		if (!isSpaced && !citationAt(text, closed)) continue;
		if (run.marks.includes("…")) edits.fill(run.start, run.end, ".");
		keptUntil = matchEnd(CITATION, text, closed);
		edits.fill(run.end, keptUntil, ")");
		capitalizeName(text, keptUntil, edits);
	}
	return edits.apply();
}

interface Run {
	readonly start: number;
	readonly end: number;
	readonly marks: string;
}

/** Whether marks followed by white space or the end of the text do not end a sentence. */
function isTrap(text: string, run: Run, closed: number, startsBlock: boolean, keptUntil: number): boolean {
	const before = text.charAt(run.start - 1);
	const isBracketed = /[[({]/.test(before) && /[\])}]/.test(text.charAt(run.end));
	if (isBracketed && /^[.…]+$/.test(run.marks)) return true; // "evil[.]", "[...]"
	if (run.marks === ".." && (before === "" || /\s/.test(before))) return true; // the parent folder
	const word = wordBefore(text, run.start);
	if (run.marks === "!") return word === "Yahoo";
	if (run.marks !== ".") return false;

	NEXT_WORD.lastIndex = closed;
	const next = NEXT_WORD.exec(text)?.[1] ?? "";
	if (isListNumber(text, run.start, word, startsBlock, keptUntil)) return true;
	if (/^T\d{4}$/.test(word) && /^\d{3}(?!\d)/.test(next)) return true;
	const kind = abbreviationKind(word.replace(/^["'“‘«([{*_]+/, ""));
	if (kind === undefined) return false;
	if (kind === "never" || text.charAt(run.end) === ")") return true;
	if (kind === "number") return /^[\d#]/.test(next);
	if (kind === "time") return TIME_DETAIL.test(next);
	return !startsSentence(next.replace(/[,;:]$/, ""));
}

/** `1.` or `a.` at the start of a block, `Step 1.` there, `2.` after a colon or after a sentence that ended. */
function isListNumber(
	text: string,
	at: number,
	word: string,
	startsBlock: boolean,
	keptUntil: number,
): boolean {
	if (startsBlock && at <= MAX_WORD_CHARACTERS && NUMBERED_LABEL.test(text.slice(0, at))) return true;
	if (!LIST_NUMBER.test(word)) return false;
	const before = text.slice(0, at - word.length);
	if (startsBlock && (before === "" || BULLET.test(before))) return true;
	return /^\(?\d/.test(word) && (/[:;]\s$/.test(before.slice(-2)) || /^\s*$/.test(before.slice(keptUntil)));
}

/**
 * Whether marks with no white space after them end a sentence all the same: before a citation, a footnote number
 * or the first word of the next sentence. Leaves the edits that make the end plain.
 */
function isGluedEnd(text: string, run: Run, closed: number, edits: Edits): boolean {
	// Chinese and Japanese put no space after a stop.
	if (text.charCodeAt(closed) >= 0x2e80 && /[!?]/.test(run.marks)) return true;
	if (citationAt(text, closed))
		return !/^[.…]+$/.test(run.marks) || abbreviationKind(wordBefore(text, run.start)) === undefined;
	if (
		run.marks !== "." ||
		closed !== run.end ||
		!/[a-z]{3}$/.test(text.slice(Math.max(0, run.start - 3), run.start))
	)
		return false;
	FOOTNOTE.lastIndex = closed;
	const footnote = FOOTNOTE.exec(text);
	GLUED_WORD.lastIndex = closed;
	const word = footnote?.[1] ?? GLUED_WORD.exec(text)?.[1];
	if (!word || !startsSentence(word)) return false;
	edits.fill(run.start, run.end, "!");
	if (footnote) edits.fill(closed, closed + footnote[0].length, ")");
	return true;
}

function citationAt(text: string, at: number): boolean {
	return matchEnd(CITATION, text, at) > at;
}

/** Gives the word after a kept end a capital if it is a name that starts without one. */
function capitalizeName(text: string, at: number, edits: Edits): void {
	NEXT_WORD.lastIndex = at;
	const word = NEXT_WORD.exec(text)?.[1];
	if (!word || !NAME_START.test(word) || abbreviationKind(word.replace(/[.,]+$/, "")) !== undefined) return;
	const start = NEXT_WORD.lastIndex - word.length;
	edits.fill(start, start + 1, "X");
}

function wordBefore(text: string, at: number): string {
	return /\S*$/.exec(text.slice(Math.max(0, at - MAX_WORD_CHARACTERS), at))?.[0] ?? "";
}

/** Where a sticky pattern that is tried at `at` ends; `at` itself when it does not match. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}

/** Replacements of single characters, made from left to right; the first one at a place stays. */
class Edits {
	readonly #text: string;
	#done = "";
	#until = 0;

	constructor(text: string) {
		this.#text = text;
	}

	fill(start: number, end: number, character: string): void {
		const from = Math.max(start, this.#until);
		if (from >= end) return;
		this.#done += this.#text.slice(this.#until, from) + character.repeat(end - from);
		this.#until = end;
	}

	apply(): string {
		return this.#done + this.#text.slice(this.#until);
	}
}
