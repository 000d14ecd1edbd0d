import type { ExplainedWord } from "@mapper/predictor";
import { largestWeight } from "./explanation-words.js";
import { type Html, html } from "./html.js";

/** Shades: the strongest words have the last. */
const SHADES = 4;

/** Words with less than this share of the largest weight are left plain. */
const LEAST_SHARE = 0.05;

/**
 * A piece of a text with its words shaded by their weights. A sign above each and the kind of its underline tell for
 * from against without any colour. Words within noise, and the weakest, are left plain.
 *
 * @param range what to show, in offsets of the text
 */
export function markText(
	text: string,
	range: { readonly start: number; readonly end: number },
	words: readonly ExplainedWord[],
): Html[] {
	const largest = largestWeight(words);
	const marks = words
		.filter(({ isBelowNoise, weight }) => !isBelowNoise && Math.abs(weight) >= largest * LEAST_SHARE)
		.flatMap(({ spans, weight }) => spans.map(({ start, end }) => ({ start, end, weight })))
		.filter(({ start, end }) => start >= range.start && end <= range.end)
		.sort((a, b) => a.start - b.start);
	const pieces: Html[] = [];
	let at = range.start;
	for (const { start, end, weight } of marks) {
		pieces.push(html`${text.slice(at, start)}`, markWord(text.slice(start, end), weight, largest));
		at = end;
	}
	pieces.push(html`${text.slice(at, range.end)}`);
	return pieces;
}

function markWord(word: string, weight: number, largest: number): Html {
	const shade = Math.max(1, Math.ceil((Math.abs(weight) / largest) * SHADES));
	const side = weight < 0 ? "against" : "for";
	const title = `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(3)}, ${side}`;
	return html`<mark class="${side} shade-${shade}" title="${title}">${word}<sup>${weight < 0 ? "−" : "+"}</sup></mark>`;
}
