import { foldWhiteSpace } from "./fold-white-space.js";

/** ATT&CK's citation marks: `(Citation: Vendor Report 2020)`; names may hold one level of brackets. The look-behind keeps it linear. */
const CITATION = /(?<!\s)\s*\(Citation:(?:[^()]|\([^()]*\))*\)/g;
/** `[Name](address)`; the address is dropped, one level of brackets in it allowed. */
const MARKDOWN_LINK = /\[([^[\]]+)\]\((?:[^()\s]|\([^()\s]*\))+\)/g;
/** Tags that ATT&CK and rule authors use for looks; `<PID>` and other placeholders stay. */
const TAG = /<\/?(?:code|br|b|i|em|strong|p|ul|ol|li)\s*\/?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|lbrace|rbrace));/gi;
const NAMED: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: " ",
	lbrace: "{",
	rbrace: "}",
};
const LAST_CODE_POINT = 0x10ffff;

/**
 * Makes plain text of ATT&CK's markdown: citations and tags go, links keep their words, HTML entities become
 * characters, white space is folded.
 *
 * @example
 * cleanText("[Brass Otter](https://example.com/G1) ran <code>net&nbsp;user</code>.(Citation: Example 2024)");
 * // "Brass Otter ran net user."
 */
export function cleanText(text: string): string {
	const plain = text
		.replace(CITATION, "")
		.replace(MARKDOWN_LINK, "$1")
		// A line break must not glue two words together; the other tags stand inside words and brackets.
		.replace(TAG, (tag) => (/^<\/?(?:br|p|ul|ol|li)\b/i.test(tag) ? " " : ""))
		.replace(ENTITY, decodeEntity);
	return foldWhiteSpace(plain);
}

function decodeEntity(entity: string, decimal?: string, hex?: string, name?: string): string {
	if (name) return NAMED[name.toLowerCase()] as string;
	const codePoint = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex as string, 16);
	return codePoint <= LAST_CODE_POINT ? String.fromCodePoint(codePoint) : entity;
}
