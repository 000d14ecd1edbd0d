import { isAsciiAlphanumeric, isLabelCode } from "./characters.js";
import { OffsetMap } from "./offset-map.js";

/** A text without defanging, and the way back to the text as given. */
export interface RefangedText {
	readonly text: string;
	/** The offset in the text as given of an offset in the refanged text. */
	toOriginal(offset: number): number;
	/** Whether something between two offsets of the refanged text was written defanged. */
	isChanged(start: number, end: number): boolean;
}

// Every alternative is of bounded length, so that a search is linear. Groups: 1 what stands in brackets, 2 scheme.
const MARKER =
	/[[({<] ?(\.|dot|@|at|:\/\/|::?|\/\/?) ?[\])}>]|[[({]\.|\.]|\\\.|(h(?:xx|xt|tx|\*\*|x\*|\*x|t\*|\*t)ps?|fxps?)(?=[:[({])/gi;
const WORD_DOT = /([A-Za-z0-9-]{1,63}) dot (?=[A-Za-z0-9])/iy;
const CLOSED_LABEL = /([A-Za-z0-9-]{1,63})[\])}]/y;

interface Change {
	readonly start: number;
	readonly end: number;
	readonly replacement: string;
}

/**
 * Undoes defanging: `hxxp`, `[.]`, `(dot)`, `[at]`, `[:]//`, `\.`, `example[.com` and the like, where they stand between
 * characters of a name. Text that is not defanged is kept as it is.
 *
 * @example
 * ```ts
 * const { text, toOriginal } = refang("see hxxp://evil[.]example");
 * console.log(text); // see http://evil.example
 * console.log(toOriginal(16)); // 18
 * ```
 */
export function refang(text: string): RefangedText {
	const map = new OffsetMap();
	const pieces: string[] = [];
	let copied = 0;
	let length = 0;
	const apply = ({ start, end, replacement }: Change): void => {
		pieces.push(text.slice(copied, start), replacement);
		length += start - copied;
		map.add(start, end, length, length + replacement.length);
		length += replacement.length;
		copied = end;
	};

	const search = new RegExp(MARKER);
	for (let match = search.exec(text); match; match = search.exec(text)) {
		const change = readChange(text, match, copied);
		if (!change) {
			search.lastIndex = match.index + 1;
			continue;
		}
		apply(change);
		if (change.replacement === "." || change.replacement === "@") applyWordDots(text, change.end, apply);
		search.lastIndex = Math.max(copied, match.index + 1);
	}
	pieces.push(text.slice(copied));
	return {
		text: copied === 0 ? text : pieces.join(""),
		toOriginal: (offset) => map.toOriginal(offset),
		isChanged: (start, end) => map.isChanged(start, end),
	};
}

function readChange(text: string, match: RegExpExecArray, copied: number): Change | undefined {
	const [whole, inBrackets, scheme] = match;
	const start = match.index;
	const end = start + whole.length;
	if (scheme) return readScheme(text, scheme, start, end);
	if (inBrackets) return readBrackets(text, inBrackets.toLowerCase(), start, end, copied);
	if (!isLabelCode(text.charCodeAt(start - 1)) || !isLabelCode(text.charCodeAt(end))) return undefined;
	if (whole === "\\.") return isPathSeparator(text, start) ? undefined : { start, end, replacement: "." };
	// `1.2.3[.4]`: the bracket closes behind the label.
	CLOSED_LABEL.lastIndex = end;
	const closed = whole.startsWith(".") ? undefined : CLOSED_LABEL.exec(text)?.[1];
	if (closed) return { start, end: end + closed.length + 1, replacement: `.${closed}` };
	return { start, end, replacement: "." };
}

function readScheme(text: string, scheme: string, start: number, end: number): Change | undefined {
	if (isAsciiAlphanumeric(text.charCodeAt(start - 1))) return undefined;
	const isSecure = /s$/i.test(scheme);
	const name = /^f/i.test(scheme) ? "ftp" : "http";
	return { start, end, replacement: isSecure ? `${name}s` : name };
}

function readBrackets(
	text: string,
	mark: string,
	start: number,
	end: number,
	copied: number,
): Change | undefined {
	const before = text.charCodeAt(start - 1);
	const after = text.charCodeAt(end);
	if (mark === "." || mark === "dot" || mark === "@" || mark === "at") {
		const replacement = mark === "." || mark === "dot" ? "." : "@";
		if (isLabelCode(before) && isLabelCode(after)) return { start, end, replacement };
		// Spaces around the mark: one on each side, or it ends a sentence.
		const isSpaced = before === 32 && after === 32 && start - 1 >= copied;
		if (!isSpaced || !isLabelCode(text.charCodeAt(start - 2)) || !isLabelCode(text.charCodeAt(end + 1))) {
			return undefined;
		}
		return { start: start - 1, end: end + 1, replacement };
	}
	// `:`, `://` and `/` belong to a url or an address: nothing but its characters may stand before them.
	const joins = isAsciiAlphanumeric(before) || before === 58 || before === 47 || before === 93;
	return joins && text.charCodeAt(end) > 32 ? { start, end, replacement: mark } : undefined;
}

/** ` dot ` as a bare word counts only in a name that has a marker in brackets before it. */
function applyWordDots(text: string, from: number, apply: (change: Change) => void): void {
	WORD_DOT.lastIndex = from;
	for (let match = WORD_DOT.exec(text); match; match = WORD_DOT.exec(text)) {
		const end = match.index + match[0].length;
		apply({ start: match.index + match[1]!.length, end, replacement: "." });
		WORD_DOT.lastIndex = end;
	}
}

const MAX_LABEL = 63;

/** Whether the `\` of `\.` divides a Windows path: a `\` that is not itself part of a `\.` starts its component. */
function isPathSeparator(text: string, backslash: number): boolean {
	let at = backslash - 1;
	while (at >= 0 && backslash - at <= MAX_LABEL && isLabelCode(text.charCodeAt(at))) at--;
	const opening = text.charCodeAt(at);
	return opening === 92 || opening === 37;
}
