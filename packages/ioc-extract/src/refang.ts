import { DEFANG_FORMS, type DefangForm } from "./defang-form.js";
import type { SpanEdge } from "./offset-map.js";
import { readBackslash } from "./refang/backslash-mark.js";
import { readBracketedMark } from "./refang/bracketed-mark.js";
import { readEntity } from "./refang/entity.js";
import { readLineBreak } from "./refang/line-break.js";
import { type ReadChanges, type Readers, rewrite } from "./refang/rewrite.js";
import { readScheme, readUnderscores } from "./refang/scheme.js";
import { readSpacedDot } from "./refang/spaced-dot.js";
import { readUnicode } from "./refang/unicode.js";
import { readWordMark } from "./refang/word-mark.js";

/** A text without defanging, and the way back to the text as given. */
export interface RefangedText {
	readonly text: string;
	/**
	 * The offset in the text as given of an offset in the refanged text.
	 *
	 * @param edge matters where something was taken out without a replacement: it belongs neither to a span that starts
	 *   there nor to one that ends there. Default `end`.
	 */
	toOriginal(offset: number, edge?: SpanEdge): number;
	/** How what stands between two offsets of the refanged text was defanged; empty when it was not. */
	formsBetween(start: number, end: number): DefangForm[];
}

/** First single characters become what they stand for, so that the marks are seen whatever stands between them. */
const CHARACTER_READERS: Readers = {
	trigger: /&(?=[#a-zA-Z])|[\u00ad\u200b-\u2011\u2024\u2060\u3002\ufe52\ufeff\uff01-\uff61]/g,
	readerOf: (character) => (character === "&" ? readEntity : readUnicode),
};

const MARK_READER: Readonly<Record<string, ReadChanges>> = {
	"[": readBracketedMark,
	"(": readBracketedMark,
	"{": readBracketedMark,
	"<": readBracketedMark,
	".": readBracketedMark,
	"\\": readBackslash,
	":": readScheme,
	_: readUnderscores,
	" ": (text, at, copied) => readWordMark(text, at) ?? readSpacedDot(text, at, copied),
	"\n": readLineBreak,
};

// Only what may be a mark by its next character: a reader is called some thousand times a megabyte.
const MARK_READERS: Readers = {
	trigger: /[[({<]|\\(?=[./])|\.(?=\])|:(?=[/\\[( ])|_(?=_)| (?=(?:dot|at|\.) )|\n(?=[A-Za-z0-9/?=&])/gi,
	readerOf: (character) => MARK_READER[character]!,
};

/**
 * Undoes defanging: `hxxp`, `[.]`, `(dot)`, `[at]`, `[:]//`, `\.`, `example[.com`, `&#46;`, full-width characters, line
 * breaks inside an address and the like, where they stand between characters of a name. Text that is not defanged is
 * kept as it is. Time is linear in the length of the text.
 *
 * @example
 * ```ts
 * const { text, toOriginal } = refang("see hxxp://evil[.]example");
 * console.log(text); // see http://evil.example
 * console.log(toOriginal(16)); // 18
 * ```
 */
export function refang(text: string): RefangedText {
	const plain = rewrite(text, CHARACTER_READERS);
	const { text: refanged, map } = rewrite(plain.text, MARK_READERS);
	return {
		text: refanged,
		toOriginal: (offset, edge = "end") => plain.map.toOriginal(map.toOriginal(offset, edge), edge),
		formsBetween(start, end) {
			const marks = map.formsBetween(start, end);
			if (plain.map.isEmpty) return marks;
			const characters = plain.map.formsBetween(map.toOriginal(start, "start"), map.toOriginal(end, "end"));
			return DEFANG_FORMS.filter((form) => marks.includes(form) || characters.includes(form));
		},
	};
}
