/** Whether a UTF-16 code unit is white space in the sense of the regular expression `\s`. */
export function isWhiteSpace(code: number): boolean {
	if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
	if (code < 160) return false;
	return (
		code === 0xa0 ||
		code === 0x1680 ||
		(code >= 0x2000 && code <= 0x200a) ||
		code === 0x2028 ||
		code === 0x2029 ||
		code === 0x202f ||
		code === 0x205f ||
		code === 0x3000 ||
		code === 0xfeff
	);
}

/** Moves both ends of `[start, end)` inwards past white space; `start === end` when nothing else is there. */
export function trimSpan(text: string, start: number, end: number): { start: number; end: number } {
	let from = start;
	let to = end;
	while (from < to && isWhiteSpace(text.charCodeAt(from))) from++;
	while (to > from && isWhiteSpace(text.charCodeAt(to - 1))) to--;
	return { start: from, end: to };
}
