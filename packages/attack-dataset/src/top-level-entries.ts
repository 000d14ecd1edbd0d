/** A line that begins an entry of the outermost YAML mapping. */
const ENTRY = /^(["']?)([A-Za-z][\w-]*)\1[ \t]*:(?:\s|$)/;
/** A line that belongs to the entry before it: indented, empty, a comment, or an item of its list. */
const CONTINUATION = /^(?:[\s#]|$|-(?:\s|$))/;

const DOCUMENT_MARK = /^(?:---|\.\.\.)(?:\s|$)/;

/**
 * Cuts a YAML text down to some entries of its outermost mapping in block style, for a parser that would spend nine
 * tenths of its time on the others. Of several documents, only the first that has one of them counts. Empty when none
 * stands at the start of a line.
 */
export function topLevelEntries(yaml: string, keys: ReadonlySet<string>): string {
	const kept: string[] = [];
	let isKept = false;
	for (const line of yaml.split(/\r?\n/)) {
		if (DOCUMENT_MARK.test(line) && kept.length > 0) break;
		if (!CONTINUATION.test(line)) isKept = keys.has(ENTRY.exec(line)?.[2] ?? "");
		if (isKept) kept.push(line);
	}
	return kept.join("\n");
}
