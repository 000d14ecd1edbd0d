import { isFileExtension, isProductName } from "../file-extensions.js";
import type { Candidate, Source } from "../source.js";

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** `console.log`, `this.data`: members in code, not files. */
const CODE_OWNER =
	/^(?:console|this|self|window|document|process|req|res|module|exports|math|json|system)\./i;

/**
 * Reads a run of dotted labels as a file name: the ending is a known extension.
 *
 * Known limits: names with spaces are found only within a path; an extension that is not in the list is not found.
 */
export function readFileName(source: Source, start: number, runEnd: number): Candidate | undefined {
	const { text } = source;
	const dot = text.lastIndexOf(".", runEnd - 1);
	if (dot <= start) return undefined;
	const label = text.slice(dot + 1, runEnd);
	const hyphen = label.indexOf("-");
	const extension = hyphen > 0 ? label.slice(0, hyphen) : label;
	const end = dot + 1 + extension.length;
	if (!isFileExtension(extension.toLowerCase())) return undefined;
	const name = text.slice(start, end);
	if (isProductName(name) || CODE_OWNER.test(name) || text[end] === "(") return undefined;
	if (!LETTER_OR_DIGIT.test(name.slice(0, dot - start))) return undefined;
	// `Ended.Data was lost`: a capital after the dot and small letters before it are two sentences.
	if (/^[A-Z][a-z]+$/.test(extension) && name !== name.toUpperCase()) return undefined;
	return { type: "filename", value: name, start, end, flags: [] };
}
