import { isFileExtension } from "../file-extensions.js";
import type { AddCandidate, Source } from "../source.js";

/** The number and the extension; the name before them is read backwards. */
const NUMBER = /(?:\(\d{1,3}\)|\[\d{1,3}\])\.([A-Za-z0-9]{1,5})(?![A-Za-z0-9_])/g;
const NAME_CHARACTER = /[\w.-]/;
const MAX_NAME = 80;

/** Finds file names with the number a browser puts behind a second copy: `invoice (1).pdf`, `setup[1].exe`. */
export function findNumberedFiles(source: Source, add: AddCandidate): void {
	const { text } = source;
	for (const match of text.matchAll(NUMBER)) {
		if (!isFileExtension(match[1]!.toLowerCase())) continue;
		const start = nameStart(text, match.index);
		if (start === undefined) continue;
		const end = match.index + match[0].length;
		add({ type: "filename", value: text.slice(start, end), start, end, flags: [] });
	}
}

/** The start of the name before the number, with a space between them or none. */
function nameStart(text: string, number: number): number | undefined {
	const nameEnd = text[number - 1] === " " ? number - 1 : number;
	let start = nameEnd;
	while (start > 0 && nameEnd - start < MAX_NAME && NAME_CHARACTER.test(text[start - 1]!)) start--;
	while (start < nameEnd && text[start] === ".") start++;
	return start < nameEnd ? start : undefined;
}
