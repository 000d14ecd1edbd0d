import { isFileExtension } from "../file-extensions.js";
import type { AddCandidate, Source } from "../source.js";

const NUMBERED =
	/(?<![\w.-])[\w-][\w.-]{0,80} ?(?:\(\d{1,3}\)|\[\d{1,3}\])\.([A-Za-z0-9]{1,5})(?![A-Za-z0-9_])/g;

/** Finds file names with the number a browser puts behind a second copy: `invoice (1).pdf`, `setup[1].exe`. */
export function findNumberedFiles(source: Source, add: AddCandidate): void {
	for (const match of source.text.matchAll(NUMBERED)) {
		const [value, extension] = match;
		if (!isFileExtension(extension!.toLowerCase())) continue;
		add({ type: "filename", value, start: match.index, end: match.index + value.length, flags: [] });
	}
}
