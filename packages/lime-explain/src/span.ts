import { LimeExplainError } from "./errors.js";

/** A piece of a text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/**
 * Checks spans a caller gave for a text and sorts them.
 *
 * @param name how the error calls them
 * @throws LimeExplainError `LIME_EXPLAIN_SPANS_INVALID`
 */
export function checkSpans(spans: readonly Span[], text: string, name: string): Span[] {
	for (const { start, end } of spans) {
		if (Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length)
			continue;
		throw new LimeExplainError(
			"LIME_EXPLAIN_SPANS_INVALID",
			`${name}: expected spans with whole numbers 0 <= start < end <= ${text.length}, the length of the text, but got ${start} to ${end}. Give offsets in UTF-16 code units of this very text.`,
		);
	}
	return spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Joins spans that overlap; the result ascends. Spans that only touch stay two. */
export function joinOverlapping(spans: readonly Span[]): Span[] {
	const joined: { start: number; end: number }[] = [];
	for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
		const last = joined.at(-1);
		if (last && start < last.end) last.end = Math.max(last.end, end);
		else joined.push({ start, end });
	}
	return joined;
}
