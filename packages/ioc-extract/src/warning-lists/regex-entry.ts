import { patternCost } from "./safe-pattern.js";

/** `/pattern/flags`, as MISP writes regular expressions for PHP. */
const DELIMITED = /^\/([\s\S]*)\/([a-zA-Z]*)$/;
/** `g` has no meaning for a yes or no, but public lists write it. */
const FLAGS = /^[gimsu]*$/;

/** A compiled entry and its cost in steps at worst, or the reason why it is left out. */
export type RegexEntry =
	| { readonly expression: RegExp; readonly steps: number; readonly reason?: undefined }
	| { readonly expression?: undefined; readonly steps?: undefined; readonly reason: string };

/**
 * Compiles an entry of a `regex` list, `/pattern/flags` or a bare pattern, when its time is bounded.
 *
 * @see patternCost for what is refused
 */
export function compileRegexEntry(entry: string): RegexEntry {
	const [, pattern = entry, flags = ""] = DELIMITED.exec(entry) ?? [];
	if (!FLAGS.test(flags)) return { reason: `the flags "${flags}", of which only g, i, m, s and u are known` };
	const { steps, reason } = patternCost(pattern, { multiline: flags.includes("m") });
	if (steps === undefined) return { reason };
	try {
		return { expression: new RegExp(pattern, [...new Set(flags.replaceAll("g", ""))].join("")), steps };
	} catch (error) {
		return { reason: (error as Error).message };
	}
}
