/** White space and control characters, NUL and the byte order mark included. */
const WHITE_SPACE = /[\s\p{Cc}\uFEFF]+/gu;

/** Makes every run of white space and control characters one space, none at the ends. */
export function foldWhiteSpace(text: string): string {
	return text.replace(WHITE_SPACE, " ").trim();
}
