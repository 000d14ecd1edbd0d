/** Code points that take two columns: East Asian Wide and Fullwidth (UAX #11, Unicode 15), as ranges. */
const WIDE: readonly (readonly [number, number])[] = [
	[0x1100, 0x115f],
	[0x231a, 0x231b],
	[0x2329, 0x232a],
	[0x2e80, 0x303e],
	[0x3041, 0x33ff],
	[0x3400, 0x4dbf],
	[0x4e00, 0xa4cf],
	[0xa960, 0xa97f],
	[0xac00, 0xd7a3],
	[0xf900, 0xfaff],
	[0xfe10, 0xfe19],
	[0xfe30, 0xfe6f],
	[0xff00, 0xff60],
	[0xffe0, 0xffe6],
	[0x16fe0, 0x18dff],
	[0x1b000, 0x1b2ff],
	[0x20000, 0x3fffd],
];
const EMOJI = /^\p{Emoji_Presentation}|\uFE0F|^\p{Regional_Indicator}/u;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The columns a text takes in a terminal, without control characters in it. */
export function textWidth(text: string): number {
	// The common case needs no segments.
	if (/^[\x20-\x7e]*$/.test(text)) return text.length;
	let width = 0;
	for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment);
	return width;
}

/** The text, cut to at most `width` columns and then ended by `ellipsis`. */
export function fitText(text: string, width: number, ellipsis: string): string {
	// A column holds a letter and a few marks; what is far beyond the cut need not be measured.
	const head = text.slice(0, 16 * width);
	if (head.length === text.length && textWidth(text) <= width) return text;
	const room = width - textWidth(ellipsis);
	let used = 0;
	let kept = "";
	for (const { segment } of segmenter.segment(head)) {
		used += graphemeWidth(segment);
		if (used > room) break;
		kept += segment;
	}
	return `${kept.trimEnd()}${ellipsis}`;
}

/** The text, cut or filled with spaces to exactly `width` columns. */
export function padText(text: string, width: number, ellipsis: string): string {
	const fitted = fitText(text, width, ellipsis);
	return fitted + " ".repeat(Math.max(0, width - textWidth(fitted)));
}

/** The text in lines of at most `width` columns, broken at spaces; a longer word is cut. */
export function wrapText(text: string, width: number, ellipsis: string): string[] {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		const longer = line === "" ? word : `${line} ${word}`;
		if (textWidth(longer) <= width) line = longer;
		else {
			if (line !== "") lines.push(line);
			line = fitText(word, width, ellipsis);
		}
	}
	return line === "" ? lines : [...lines, line];
}

function graphemeWidth(grapheme: string): number {
	if (INVISIBLE.test(grapheme)) return 0;
	if (EMOJI.test(grapheme)) return 2;
	const code = grapheme.codePointAt(0) as number;
	return code >= 0x1100 && WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
