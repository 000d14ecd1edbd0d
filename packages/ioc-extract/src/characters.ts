/** Whether a code unit is an ASCII letter or digit. */
export function isAsciiAlphanumeric(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code);
}

/** Whether a code unit is an ASCII digit. */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** Whether a code unit is a hexadecimal digit. */
export function isHexDigit(code: number): boolean {
	return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** Whether a code unit is written without spaces between words: CJK and its neighbours. */
export function isIdeographic(code: number): boolean {
	return code >= 0x2e80;
}

// Commas, question marks and full stops of scripts whose block also holds the letters of host names.
const FOREIGN_PUNCTUATION = new Set([
	0xd7, 0xf7, 0x37e, 0x387, 0x589, 0x5be, 0x60c, 0x61b, 0x61f, 0x6d4, 0x964, 0x965,
]);

/**
 * Whether a code unit can stand in a label of a name with dots: letters, digits, `-` and `_`, and the letters of other
 * scripts in the Basic Multilingual Plane.
 */
export function isLabelCode(code: number): boolean {
	if (code < 0x80) return isAsciiAlphanumeric(code) || code === 45 || code === 95;
	if (code < 0xc0) return false;
	if (code < 0x2000) return !FOREIGN_PUNCTUATION.has(code);
	if (code < 0x3005) return code >= 0x2e80 && code < 0x3000;
	return code <= 0xd7ff || (code >= 0xf900 && code <= 0xfaff);
}
