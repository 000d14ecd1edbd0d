/**
 * How an indicator was written so that nothing makes it a link.
 *
 * - `brackets`: a mark in brackets, whole or half: `[.]`, `(.)`, `example[.com`, `[:]//`, `[@]`
 * - `word`: a word in place of a character: `[dot]`, ` dot `, `(at)`
 * - `scheme`: `hxxp`, `h**p`, `meow`, `fxp`
 * - `backslash`: `\.`, `http:\\`
 * - `unicode`: full-width letters, dots of other scripts, characters without width
 * - `entity`: `&#46;`, `&amp;`
 * - `spaces`: spaces inside, as in `http:// example . com`
 * - `wrapped`: broken over two lines
 */
export type DefangForm = (typeof DEFANG_FORMS)[number];

/** Every {@link DefangForm}, in the order in which an indicator lists them. */
export const DEFANG_FORMS = [
	"brackets",
	"word",
	"scheme",
	"backslash",
	"unicode",
	"entity",
	"spaces",
	"wrapped",
] as const;

/** One place where refanging changes a text. */
export interface Change {
	readonly start: number;
	readonly end: number;
	readonly replacement: string;
	readonly form: DefangForm;
}
