import { isIdeographic, isLabelCode } from "./characters.js";

/** Longer runs are neither a host name (253) nor a file name (255). */
const MAX_RUN = 260;

const DOT = 46;
const HYPHEN = 45;
const UNDERSCORE = 95;

/**
 * Visits every maximal run of labels joined by single dots, such as `files.example.com` or `10.0.0.1`; each character
 * is looked at a constant number of times.
 *
 * @param visit receives the offsets of the run, without hyphens at its ends
 */
export function forEachDottedRun(text: string, visit: (start: number, end: number) => void): void {
	let from = 0;
	for (let dot = text.indexOf("."); dot !== -1; dot = text.indexOf(".", from)) {
		if (dot === 0 || !isLabelCode(text.charCodeAt(dot - 1)) || !isLabelCode(text.charCodeAt(dot + 1))) {
			from = Math.max(from, dot + 1);
			continue;
		}
		let start = dot - 1;
		while (start > from && continues(text, start - 1, start)) start--;
		const end = dottedRunEnd(text, dot);
		from = end;
		visitTrimmed(text, start, end, visit);
	}
}

/** The end of the run of labels and single dots that starts at `from`. */
export function dottedRunEnd(text: string, from: number): number {
	let end = from;
	while (end < text.length) {
		const code = text.charCodeAt(end);
		if (code === DOT) {
			if (!isLabelCode(text.charCodeAt(end + 1))) break;
		} else if (!isLabelCode(code) || (end > from && isScriptChange(text, end - 1, end))) break;
		end++;
	}
	return end;
}

function continues(text: string, left: number, right: number): boolean {
	return isLabelCode(text.charCodeAt(left)) && !isScriptChange(text, left, right);
}

/** Chinese and its neighbours are written without spaces: a change between them and ASCII is the edge of a name. */
function isScriptChange(text: string, left: number, right: number): boolean {
	const a = text.charCodeAt(left);
	const b = text.charCodeAt(right);
	if (a === DOT || b === DOT) return false;
	return (a < 0x80 && isIdeographic(b)) || (b < 0x80 && isIdeographic(a));
}

function visitTrimmed(
	text: string,
	from: number,
	to: number,
	visit: (start: number, end: number) => void,
): void {
	let start = from;
	let end = to;
	while (end > start && isJoiner(text.charCodeAt(end - 1))) end--;
	while (start < end && text.charCodeAt(start) === HYPHEN) start++;
	// `_name.txt_` is Markdown; `_dmarc.example.com` is a name.
	if (end < to && text.charCodeAt(start) === UNDERSCORE) start++;
	if (end - start >= 3 && end - start <= MAX_RUN) visit(start, end);
}

function isJoiner(code: number): boolean {
	return code === HYPHEN || code === UNDERSCORE;
}
