import type { AddCandidate, Source } from "../source.js";

const NAMED =
	/(?<![A-Za-z])YARA (?:rules?|signatures?)(?: (?:named|called|name|is))?:?(?: \| )?\s?["'“‘`]?([A-Za-z_][A-Za-z0-9_]{2,127})(?![A-Za-z0-9_])/gi;
const DEFINITION =
	/(?<![A-Za-z0-9_])rule ([A-Za-z_][A-Za-z0-9_]{2,127}) ?(?=\{|:(?: \w{1,40}){1,8} ?\{|\n\{)/g;
/** In prose a name is told from a word by an underscore, a digit, or a capital inside. */
const NAME_LIKE = /[_\d]|[a-z][A-Z]/;

/**
 * Finds names of YARA rules: "the YARA rule APT_Loader", and `rule APT_Loader {`.
 *
 * @see YARA documentation, "Writing YARA rules": identifiers of at most 128 characters
 */
export function findYaraRules(source: Source, add: AddCandidate): void {
	for (const pattern of [NAMED, DEFINITION]) {
		for (const match of source.text.matchAll(pattern)) {
			const value = match[1]!;
			if (pattern === NAMED && !NAME_LIKE.test(value)) continue;
			const start = match.index + match[0].indexOf(value, pattern === NAMED ? 5 : 4);
			add({ type: "yara", value, start, end: start + value.length, flags: [] });
		}
	}
}
