import { type AlignedText, AlignedTextWriter } from "./aligned-text.js";

/** The four switches of BERT's text normalisation. */
export interface NormalizeSettings {
	/** Control and format characters are left out. */
	readonly cleanText: boolean;
	/** Each CJK ideograph becomes a word. */
	readonly separateCjk: boolean;
	readonly lowerCase: boolean;
	/** Accents are taken off. */
	readonly stripAccents: boolean;
}

/**
 * Normalises a text as BERT does, every unit still pointing at where it came from.
 *
 * Ids have to be those of `@xenova/transformers`, which runs the exported model, so where it and the first BERT differ this
 * follows it: lower case is of the whole text (a final sigma knows its neighbours), accents are U+0300 to U+036F, and
 * ideographs outside the basic plane are not set apart.
 *
 * @see https://github.com/google-research/bert `tokenization.py`; `@xenova/transformers` 2.17.2, `BertNormalizer`
 */
export function normalizeText(text: string, settings: NormalizeSettings): AlignedText {
	const { lowerCase } = settings;
	if (PLAIN_ASCII.test(text)) {
		return { text: lowerCase ? text.toLowerCase() : text, starts: undefined, ends: undefined };
	}
	let aligned = changeCharacters({ text, starts: undefined, ends: undefined }, settings);
	// The one letter whose lower case is longer was changed before; this moves nothing.
	if (lowerCase) aligned = { ...aligned, text: aligned.text.toLowerCase() };
	return settings.stripAccents ? stripAccents(aligned) : aligned;
}

/** No control characters but white space, nothing that decomposes. */
const PLAIN_ASCII = /^[\t\n\r -~]*$/;

/** What does not depend on neighbours: characters that go, ideographs, the dotted capital I. */
function changeCharacters(source: AlignedText, settings: NormalizeSettings): AlignedText {
	const { cleanText, separateCjk, lowerCase } = settings;
	const { text } = source;
	const writer = new AlignedTextWriter(source);
	for (let unit = 0; unit < text.length; ) {
		const begin = unit;
		const code = text.charCodeAt(unit);
		unit += widthAt(text, unit, code);
		if (code < 0x80 ? cleanText && isControl(code) : cleanText && REMOVED.test(text.slice(begin, unit))) {
			writer.replace("", begin, unit);
		} else if (code >= 0x3400 && separateCjk && isIdeograph(code)) {
			writer.replace(` ${text[begin]} `, begin, unit);
		} else if (code === 0x130 && lowerCase) {
			writer.replace("i\u0307", begin, unit);
		}
	}
	return writer.finish();
}

function isControl(code: number): boolean {
	return (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0x7f;
}

/** Control, format, private use, lone surrogates and the replacement character. */
const REMOVED = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]$/u;

function isIdeograph(code: number): boolean {
	return code <= 0x4dbf || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);
}

/** Decomposes each character with the marks on it and takes accents off; canonical reordering never crosses its borders. */
function stripAccents(source: AlignedText): AlignedText {
	const { text } = source;
	const writer = new AlignedTextWriter(source);
	for (let unit = 0; unit < text.length; ) {
		const begin = unit;
		const code = text.charCodeAt(unit);
		if (code < 0x80) {
			unit++;
			continue;
		}
		unit += widthAt(text, unit, code);
		while (unit < text.length) {
			const next = text.charCodeAt(unit);
			const end = unit + widthAt(text, unit, next);
			if (next < 0x300 || !MARK.test(text.slice(unit, end))) break;
			unit = end;
		}
		const cluster = text.slice(begin, unit);
		const stripped = stripCluster(cluster);
		if (stripped !== cluster) writer.replace(stripped, begin, unit);
	}
	return writer.finish();
}

const MARK = /^\p{M}$/u;

/**
 * Units in one stretch of marks beyond which these are no longer put in canonical order: sorting them takes quadratic time,
 * minutes for a megabyte. Such a word has over 1,000 characters, which is `[UNK]` in any order.
 */
const MAX_SORTED_UNITS = 2000;

function stripCluster(cluster: string): string {
	if (cluster.length === 1) return cluster.normalize("NFD").replace(ACCENTS, "");
	// Accents may go before they are sorted, but not U+034F, which marks do not move across.
	return cluster.replace(SORTED_ACCENTS, "").split("\u034f").map(decompose).join("").replace(ACCENTS, "");
}

const ACCENTS = /[\u0300-\u036f]/g;
const SORTED_ACCENTS = /[\u0300-\u034e\u0350-\u036f]/g;

function decompose(marks: string): string {
	if (marks.length <= MAX_SORTED_UNITS) return marks.normalize("NFD");
	return Array.from(marks, (character) => character.normalize("NFD")).join("");
}

/** 2 where a surrogate pair begins, else 1. */
function widthAt(text: string, unit: number, code: number): number {
	if (code < 0xd800 || code > 0xdbff) return 1;
	const next = text.charCodeAt(unit + 1);
	return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}
