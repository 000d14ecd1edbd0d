const CLOSERS: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	"`": "`",
	"“": "”",
	"‘": "’",
	"«": "»",
	"„": "“",
};

/**
 * Where a quotation that opens at an offset closes, on the same line and within `maxLength` code units.
 *
 * @returns the offset of the closing mark, or `undefined`
 */
export function closingQuote(text: string, opening: number, maxLength: number): number | undefined {
	const closer = CLOSERS[text[opening] ?? ""];
	if (closer === undefined) return undefined;
	const limit = Math.min(text.length, opening + 1 + maxLength);
	for (let at = opening + 1; at < limit; at++) {
		const character = text[at]!;
		if (character === closer && at > opening + 1) return at;
		if (character === "\n" || character === closer) return undefined;
	}
	return undefined;
}

/** Whether a quotation can open with this character. */
export function isOpeningQuote(character: string | undefined): boolean {
	return character !== undefined && character in CLOSERS;
}
