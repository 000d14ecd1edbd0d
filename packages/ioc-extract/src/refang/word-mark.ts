import { isLabelCode } from "../characters.js";
import type { Change } from "../defang-form.js";
import { isFunctionWord } from "../surrounding-words.js";
import { isFrequentEnding, isHostEnding } from "../tlds.js";

/** The rest of a name written in words: ` dot example dot com`, at most eight labels more. */
const DOT_CHAIN = /(?: dot [A-Za-z0-9-]{1,63}){1,8}(?![A-Za-z0-9-])/iy;
const HOST_IN_WORDS =
	/[A-Za-z0-9-]{1,63}(?: dot |\[dot\]|\(dot\)|\{dot\}| \[dot\] | \(dot\) |\[\.\]|\(\.\))/iy;
/** Beside the frequent endings, those that a name written in words is believed to have after one label only. */
const COUNTRY = /^(?:de|uk|eu)$/i;
/** Words that stand before the word "dot" in sentences. */
const NOT_A_NAME = new Set(
	"a an the this that each every one no red black blue green white small big another first last single of and or with to in is as dot polka early late".split(
		" ",
	),
);
const MAX_LABEL = 63;
const LOCAL_PART_WITH_MARK = /[\d._+-]/;
const MAIL_WORD =
	/(?:e-?mails?|mails?|mailto|contact(?:ed)?|address(?:es)?|write to|reach(?:ed)?)\b[^\n]{0,24}$/i;
const PLACE_WORD =
	/^(?:hosted|located|found|looking|look|site|server|available|reachable|listening|registered|domain|live|run|runs|ran|sits|lies|lives|is|was|are|were|be|been|kept|seen|made|built|panel|page|host|url|c2|and|or|us|them|him|her|me)$/i;

/** Reads ` dot ` between labels, with the rest of its name, and ` at ` before a host that is written in words. */
export function readWordMark(text: string, at: number): Change[] | undefined {
	const code = text.charCodeAt(at + 1) | 32;
	if (code === 100) return readDots(text, at);
	return code === 97 ? readAt(text, at) : undefined;
}

function readDots(text: string, at: number): Change[] | undefined {
	if (!isLabelCode(text.charCodeAt(at - 1))) return undefined;
	DOT_CHAIN.lastIndex = at;
	const chain = DOT_CHAIN.exec(text)?.[0];
	if (chain === undefined) return undefined;
	const labels = chain.split(/ dot /i).slice(1);
	const first = text.slice(labelStart(text, at), at);
	const isAddress =
		labels.length === 3 && /^\d{1,3}$/.test(first) && labels.every((label) => /^\d{1,3}$/.test(label));
	if (!isAddress && !isNameInWords(text, at, first, labels)) return undefined;
	const changes: Change[] = [];
	let start = at;
	for (const label of labels) {
		changes.push({ start, end: start + 5, replacement: ".", form: "word" });
		start += 5 + label.length;
	}
	return changes;
}

function isNameInWords(text: string, at: number, first: string, labels: readonly string[]): boolean {
	const ending = labels.at(-1)!;
	if (!isHostEnding(ending.toLowerCase())) return false;
	// A mark before it in the same name: `a[.]b dot com`.
	const start = labelStart(text, at);
	if (/[\]).}@]/.test(text[start - 1] ?? "")) return true;
	if (NOT_A_NAME.has(first.toLowerCase())) return false;
	if (/ at $/i.test(text.slice(Math.max(0, start - 4), start)) && !isFunctionWord(ending)) return true;
	return labels.length > 1 || isFrequentEnding(ending) || COUNTRY.test(ending);
}

function readAt(text: string, at: number): Change[] | undefined {
	if ((text.charCodeAt(at + 2) | 32) !== 116 || text[at + 3] !== " ") return undefined;
	if (!isLabelCode(text.charCodeAt(at - 1))) return undefined;
	HOST_IN_WORDS.lastIndex = at + 4;
	const host = HOST_IN_WORDS.exec(text)?.[0];
	if (host === undefined) return undefined;
	let start = at;
	while (start > 0 && at - start < MAX_LABEL && isLocalPartCode(text.charCodeAt(start - 1))) start--;
	const local = text.slice(start, at);
	if (PLACE_WORD.test(local)) return undefined;
	const isInWords = / dot $/i.test(host);
	const isMail =
		LOCAL_PART_WITH_MARK.test(local.slice(1, -1)) ||
		MAIL_WORD.test(text.slice(Math.max(0, start - 48), start)) ||
		(isInWords && !/(?:ed|ing)$/.test(local));
	return isMail ? [{ start: at, end: at + 4, replacement: "@", form: "word" }] : undefined;
}

function labelStart(text: string, at: number): number {
	let start = at;
	while (start > 0 && at - start < MAX_LABEL && isLabelCode(text.charCodeAt(start - 1))) start--;
	return start;
}

function isLocalPartCode(code: number): boolean {
	return isLabelCode(code) || code === 46 || code === 43;
}
