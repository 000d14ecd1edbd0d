const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;

/**
 * The key under which two texts count as the same: letters and digits in lower case, single spaces between words.
 * Empty for a text without letters and digits.
 */
export function normalizeText(text: string): string {
	return text.toLowerCase().replace(NOT_A_WORD, " ").trim();
}

/**
 * The key of a report: the letters and digits of its title in lower case. TRAM's files punctuate titles differently,
 * and this makes the same report the same group in all of them.
 */
export function titleKey(title: string): string {
	return title.toLowerCase().replace(NOT_A_WORD, "");
}
