/**
 * Characters that act on a terminal instead of being shown: C0 and C1 controls with ESC and DEL, marks that turn the
 * direction of writing, and halves of surrogate pairs.
 */
const ACTING = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * One line of text with every space in its place, for values that are copied elsewhere: a line break or tab becomes a
 * space, and each character that a terminal would obey U+FFFD.
 */
export function visibleValue(text: string): string {
	return text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, " ").replace(ACTING, "\uFFFD");
}

/**
 * One line of text that is safe to print: white space is folded to single spaces, and each character that a terminal
 * would obey becomes U+FFFD. Everything that comes from a report, a file name or a model passes through here.
 */
export function visibleText(text: string): string {
	return text.replace(/\s+/gu, " ").trim().replace(ACTING, "\uFFFD");
}
