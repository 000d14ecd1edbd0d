import { closingQuote, isOpeningQuote } from "../quoted.js";
import type { AddCandidate, Source } from "../source.js";

const NAMED =
	/(?<![A-Za-z])user[- _]?agents?(?: (?:strings?|headers?|values?|fields?|of|is|was|named|set to|as|the|it|to|with))*["'”]?[ \t]{0,2}[:=|]?[ \t]{0,3}/gi;
const MOZILLA = /(?<![A-Za-z0-9/])Mozilla\/\d\.\d{1,2} \(/g;
/** A product and its version, or a comment: RFC 9110, section 10.1.5. */
const PRODUCT = /[A-Za-z][A-Za-z0-9_.!+-]{0,40}\/[A-Za-z0-9_.+-]{0,40}/y;
const LIKE = /like Gecko/y;
const COMMENT = /\([^()\n]{0,300}\)/y;
const BRACKET_COMMENT = /\[[^[\]\n]{0,100}\]/y;
const REST_OF_LINE = /[^\n"]{3,200}/y;
const MAX_AGENT = 500;

/**
 * Finds user agents where the text calls them so (quoted, or products and comments after the name), and those that start
 * with `Mozilla/`; the value is as written.
 *
 * @see RFC 9110 section 10.1.5 for products and comments
 */
export function findUserAgents(source: Source, add: AddCandidate): void {
	const { text } = source;
	let from = 0;
	for (const match of text.matchAll(NAMED)) {
		if (match.index < from) continue;
		const start = match.index + match[0].length;
		from = readNamed(text, start, /[:|]/.test(match[0]), add) ?? start;
	}
	from = 0;
	for (const match of text.matchAll(MOZILLA)) {
		if (match.index < from) continue;
		from = productsEnd(text, match.index);
		addAgent(text, match.index, from, add);
	}
}

function readNamed(text: string, start: number, isHeader: boolean, add: AddCandidate): number | undefined {
	if (isOpeningQuote(text[start])) {
		const closing = closingQuote(text, start, MAX_AGENT);
		if (closing === undefined) return undefined;
		addAgent(text, start + 1, closing, add);
		return closing + 1;
	}
	const end = productsEnd(text, start);
	if (end > start) {
		addAgent(text, start, end, add);
		return end;
	}
	// A header on a line of its own holds the agent and nothing else.
	if (!isHeader) return undefined;
	REST_OF_LINE.lastIndex = start;
	const rest = REST_OF_LINE.exec(text)?.[0].trimEnd();
	if (rest === undefined || rest.split(" ").length > 4 || /[.;,]$/.test(rest)) return undefined;
	addAgent(text, start, start + rest.length, add);
	return start + rest.length;
}

/** Where a row of products and comments, with single spaces between them, ends. */
function productsEnd(text: string, start: number): number {
	let end = start;
	let at = start;
	while (at - start < MAX_AGENT) {
		const next = firstEnd(text, at, [PRODUCT, ...(at > start ? [COMMENT, BRACKET_COMMENT, LIKE] : [])]);
		if (next === undefined) break;
		end = next;
		if (text[end] !== " ") break;
		at = end + 1;
	}
	while (end > start && /[.,;]/.test(text[end - 1]!)) end--;
	return end;
}

function firstEnd(text: string, at: number, patterns: readonly RegExp[]): number | undefined {
	for (const pattern of patterns) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (match) return at + match[0].length;
	}
	return undefined;
}

function addAgent(text: string, start: number, end: number, add: AddCandidate): void {
	const value = text.slice(start, end);
	// A placeholder, a content pattern of a network rule, a quotation inside one.
	if (value.length < 3 || value.trim() !== value || /^[<"“]|\|/.test(value)) return;
	add({ type: "useragent", value, start, end, flags: [] });
}
