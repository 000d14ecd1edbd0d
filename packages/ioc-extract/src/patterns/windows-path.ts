import { backslashPathEnd } from "../backslash-path.js";
import type { AddCandidate, Source } from "../source.js";
import { trimEnd } from "../trim-end.js";

// A drive, an environment variable, or a share.
const ROOT =
	/[A-Za-z]:\\{1,2}(?=[^\\\s])|%[A-Za-z][A-Za-z0-9_()]{1,30}%\\{1,2}(?=[^\\\s])|(?<![\\\w:%.\])])\\\\(?=[A-Za-z0-9_.-]{1,63}\\[^\\\s])/g;

/** A drive and a path with slashes the other way round. */
const FORWARD =
	/(?<![A-Za-z0-9%])[A-Za-z]:(?:\/[\w.~%$@+-]{1,100}(?: [\w.~%$@+()-]{1,60}){0,2}(?=\/)){0,16}\/[\w.~%$@+-]{1,100}/g;

/**
 * Finds Windows paths that start with a drive, an environment variable or a share; the value has single backslashes,
 * its case is kept.
 *
 * Known limit: without quotes, a last component with spaces is cut at the first one.
 */
export function findWindowsPaths(source: Source, add: AddCandidate): void {
	const { text } = source;
	for (const match of text.matchAll(FORWARD)) {
		const value = trimEnd(match[0], ".-");
		add({ type: "path", value, start: match.index, end: match.index + value.length, flags: [] });
	}
	let from = 0;
	for (const match of text.matchAll(ROOT)) {
		const [root] = match;
		const start = match.index;
		if (start < from) continue;
		// A letter before the drive belongs to a word, unless it ends the path before.
		if (/^[A-Za-z]/.test(root) && start !== from && /[A-Za-z0-9]/.test(text[start - 1] ?? "")) continue;
		const first = start + root.length;
		const end = backslashPathEnd(text, first, text[start - 1] ?? "");
		if (end === first) continue;
		from = end;
		const share = root.startsWith("\\") ? "\\" : "";
		const value = share + text.slice(start, end).replaceAll(/\\{2,}/g, "\\");
		add({ type: "path", value, start, end, flags: [] });
	}
}
