/** A piece of text replaced by one token, since its exact characters say nothing about behaviour. */
export interface MaskedSpan {
	readonly start: number;
	readonly end: number;
	/** The token that stands for it. */
	readonly token: MaskToken;
}

/** Tokens that stand for indicators; upper case, so that no word of a text can equal one. */
export type MaskToken = "URL" | "EMAIL" | "IP" | "HASH" | "CVE";

const DOT = String.raw`(?:\.|\[\.\]|\(\.\)|\[dot\])`;

// Every alternative starts at a boundary and repeats only bounded runs or one character class, so the pass is linear.
const INDICATORS = new RegExp(
	[
		String.raw`(?<URL>\b(?:https?|hxxps?|ftp)(?:\[:\]|:)(?:\/\/|\\\\)[^\s<>"']{1,2048})`,
		String.raw`(?<EMAIL>(?<![\w.%+-])[\w.%+-]{1,64}(?:@|\[@\]|\[at\]|\(at\))[a-z0-9-]{1,63}(?:${DOT}[a-z0-9-]{1,63}){1,8})`,
		String.raw`(?<IP>(?<![\w.])\d{1,3}(?:${DOT}\d{1,3}){3}(?::\d{1,5})?(?![\w]))`,
		String.raw`(?<HASH>\b[0-9a-f]{32,128}\b)`,
		String.raw`(?<CVE>\bcve-\d{4}-\d{4,7}\b)`,
	].join("|"),
	"gi",
);

/** Every kind of indicator holds one of these; text without them is not searched. */
const MAY_HOLD_INDICATOR = /[@:\])\d]|[a-f]{32}/i;

/**
 * Finds what is masked before features are made: URLs, e-mail addresses, IPv4 addresses with or without a port, hex
 * digests of 32 to 128 digits and CVE ids, plain or defanged. Paths, registry keys and file names stay, since their
 * words carry meaning.
 *
 * @returns spans in UTF-16 code units of `text`, in order, not overlapping
 */
export function findMaskedSpans(text: string): MaskedSpan[] {
	if (!MAY_HOLD_INDICATOR.test(text)) return [];
	const spans: MaskedSpan[] = [];
	for (const match of text.matchAll(INDICATORS)) {
		const groups = match.groups as Record<MaskToken, string | undefined>;
		const token = MASK_TOKENS.find((name) => groups[name] !== undefined) as MaskToken;
		spans.push({ start: match.index, end: match.index + match[0].length, token });
	}
	return spans;
}

const MASK_TOKENS: readonly MaskToken[] = ["URL", "EMAIL", "IP", "HASH", "CVE"];

/** Lower-cases without changing the length, so that offsets into the text stay right. */
export function toLowerCaseSameLength(text: string): string {
	const lower = text.toLowerCase();
	if (lower.length === text.length) return lower;
	// A few letters (İ) grow when lower-cased: they stay as they are.
	return text.replace(/\p{Lu}/gu, (letter) => {
		const small = letter.toLowerCase();
		return small.length === letter.length ? small : letter;
	});
}
