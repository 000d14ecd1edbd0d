import { isDetectionName } from "../detection-name.js";
import { isFileExtension, isProductName } from "../file-extensions.js";
import { closingQuote, isOpeningQuote } from "../quoted.js";
import type { Candidate, Source } from "../source.js";

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** `console.log`, `this.data`: members in code, not files. */
const CODE_OWNER =
	/^(?:console|this|self|window|document|process|req|res|request|response|event|module|exports|math|json|system|object|array|string|obj|os|sys|logger|log|java|javax)\./i;
/** Characters that stand before the first letter of a file's name: `~WRD0001.tmp`, `$R1.exe`. */
const LEADING = /[~$]/;
/** A DOS program, not a host that is too long or has a slip. */
const MAX_COM = 16;
const MAX_QUOTED_NAME = 120;
const MAX_SPACES = 8;
/** What a quoted file name with spaces does not hold. */
const NOT_IN_NAME = /[\\/:*?<>|]| -|, |^\s|\s$|\.\s/;

/**
 * Reads a run of dotted labels as a file name: the ending is a known extension. In quotes, the words before it belong to
 * the name.
 *
 * Known limits: names with spaces need quotes or a path; an extension that is not in the list is not found.
 */
export function readFileName(source: Source, start: number, runEnd: number): Candidate | undefined {
	const { text } = source;
	const dot = lastDot(text, start, runEnd);
	if (dot <= start) return undefined;
	const label = text.slice(dot + 1, runEnd).split(".", 1)[0]!;
	const hyphen = label.indexOf("-");
	const extension = hyphen > 0 ? label.slice(0, hyphen) : label;
	const end = dot + 1 + extension.length;
	if (!isFileExtension(extension.toLowerCase())) return undefined;
	const name = text.slice(start, end);
	if (
		text[start - 1] === "@" ||
		isDetectionName(text, start, name) ||
		isProductName(name) ||
		CODE_OWNER.test(name) ||
		text[end] === "("
	)
		return undefined;
	if (extension.toLowerCase() === "com" && (name.length > MAX_COM || !/^[\w$~-]+\.com$/i.test(name)))
		return undefined;
	if (!LETTER_OR_DIGIT.test(name.slice(0, dot - start))) return undefined;
	// `Ended.Data was lost`: a capital after the dot and small letters before it are two sentences.
	if (/^[A-Z][a-z]+$/.test(extension) && name !== name.toUpperCase()) return undefined;
	// `com.vendor.app` is a package.
	if (/^(?:com|org|net)\.[a-z0-9_]+\.[a-z0-9_.]+$/.test(name) && !/^(?:plist|jar|apk|xml)$/.test(extension))
		return undefined;
	const from = nameStart(text, start, end);
	return { type: "filename", value: text.slice(from, end), start: from, end, flags: [] };
}

/** The dot before the extension: the last one, but for a sentence that is glued to the name (`data.bin.The next`). */
function lastDot(text: string, start: number, runEnd: number): number {
	const last = text.lastIndexOf(".", runEnd - 1);
	if (!/^[A-Z][a-z]*$/.test(text.slice(last + 1, runEnd))) return last;
	const dot = text.lastIndexOf(".", last - 1);
	return dot > start && isFileExtension(text.slice(dot + 1, last).toLowerCase()) ? dot : last;
}

/** The start of a quotation that the name ends, or of the characters that only file names start with. */
function nameStart(text: string, start: number, end: number): number {
	if (text[start - 1] === " " || text[start - 1] === "_" || text[start - 1] === "(") {
		for (let at = start - 1; at >= 0 && start - at <= MAX_QUOTED_NAME && text[at] !== "\n"; at--) {
			if (!isOpeningQuote(text[at])) continue;
			if (closingQuote(text, at, MAX_QUOTED_NAME * 2) !== end) break;
			const words = text.slice(at + 1, start).trimEnd();
			return NOT_IN_NAME.test(words) || words.split(" ").length > MAX_SPACES ? start : at + 1;
		}
	}
	let from = start;
	while (start - from < 2 && LEADING.test(text[from - 1] ?? "")) from--;
	return /[\w\\/]/.test(text[from - 1] ?? "") && from < start ? start : from;
}
