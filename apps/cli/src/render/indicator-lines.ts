import { defangValue, groupIndicators } from "@mapper/ioc-extract";
import type { MappedIndicator } from "@mapper/predictor";
import type { Terminal } from "./terminal.js";
import { fitText, padText } from "./text-width.js";
import { visibleText } from "./visible-text.js";

const MAX_INDICATORS = 20;

/** Each different indicator once, defanged, in the order of the text; no lines when there are none. */
export function indicatorLines(
	indicators: readonly MappedIndicator[],
	{ width, style, symbols }: Terminal,
): string[] {
	// By place rather than by type: a few lines should show what the text begins with.
	const groups = groupIndicators(indicators).sort((a, b) => a.start - b.start);
	if (groups.length === 0) return [];
	const shown = groups.slice(0, MAX_INDICATORS).map(({ type, value, flags, count }) => ({
		type: visibleText(type),
		value: visibleText(defangValue({ type, value })),
		flags,
		count,
	}));
	const typeWidth = Math.max(...shown.map(({ type }) => type.length));
	const lines = shown.map(({ type, value, flags, count }) => {
		const notes = [...(count > 1 ? [`${count} times`] : []), ...flags.map(visibleText)];
		const note = notes.length > 0 ? ` (${notes.join(", ")})` : "";
		// A flag is short and decides whether the value matters: it stays when the value is cut.
		const room = Math.max(16, width - typeWidth - 2 - note.length);
		return `${padText(type, typeWidth, symbols.ellipsis)}  ${fitText(value, room, symbols.ellipsis)}${style("dim", note)}`;
	});
	const rest = groups.length - shown.length;
	if (rest > 0) lines.push(style("dim", `${rest} more: see --format json`));
	return [style("dim", "INDICATORS"), ...lines];
}
