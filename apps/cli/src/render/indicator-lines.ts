import type { MappedIndicator } from "@mapper/predictor";
import { defang } from "./defang.js";
import type { Terminal } from "./terminal.js";
import { fitText, padText } from "./text-width.js";
import { visibleText } from "./visible-text.js";

const MAX_INDICATORS = 20;

/** Each different indicator once, defanged, in the order of the text; no lines when there are none. */
export function indicatorLines(
	indicators: readonly MappedIndicator[],
	{ width, style, symbols }: Terminal,
): string[] {
	const rows = new Map<string, { type: string; value: string; flags: readonly string[]; count: number }>();
	for (const { type, value, flags } of indicators) {
		const key = `${type} ${value}`;
		const row = rows.get(key);
		if (row) row.count++;
		else
			rows.set(key, {
				type: visibleText(type),
				value: visibleText(defang({ type, value })),
				flags,
				count: 1,
			});
	}
	if (rows.size === 0) return [];
	const shown = [...rows.values()].slice(0, MAX_INDICATORS);
	const typeWidth = Math.max(...shown.map(({ type }) => type.length));
	const lines = shown.map(({ type, value, flags, count }) => {
		const notes = [...(count > 1 ? [`${count} times`] : []), ...flags.map(visibleText)];
		const note = notes.length > 0 ? ` (${notes.join(", ")})` : "";
		// A flag is short and decides whether the value matters: it stays when the value is cut.
		const room = Math.max(16, width - typeWidth - 2 - note.length);
		return `${padText(type, typeWidth, symbols.ellipsis)}  ${fitText(value, room, symbols.ellipsis)}${style("dim", note)}`;
	});
	const rest = rows.size - shown.length;
	if (rest > 0) lines.push(style("dim", `${rest} more: see --format json`));
	return [style("dim", "INDICATORS"), ...lines];
}
