import type { IndicatorGroup } from "@mapper/ioc-extract";
import { defangValue } from "@mapper/ioc-extract";
import type { ExtractedResult } from "./indicator-writer.js";
import type { Terminal } from "./terminal.js";
import { fitText, padText, textWidth } from "./text-width.js";
import { visibleText, visibleValue } from "./visible-text.js";

const TITLES = { type: "TYPE", times: "TIMES", value: "VALUE", notes: "NOTES" };
const GAP = "  ";
/** Notes stand in one column behind values of up to this many columns, and right behind longer ones. */
const MAX_VALUE_COLUMN = 64;

/**
 * The indicators of one text as a table; ends with a line break. Values are what the reader copies, so they are never
 * cut: a line with a long one is longer than the terminal is wide.
 */
export function renderIndicatorTable(
	{ label, id, indicators }: ExtractedResult,
	{ terminal, isDefanged }: { readonly terminal: Terminal; readonly isDefanged: boolean },
): string {
	const { style, width, symbols } = terminal;
	const fit = (text: string) => fitText(text, width, symbols.ellipsis);
	const occurrences = indicators.reduce((sum, { count }) => sum + count, 0);
	const facts = [say(indicators.length, "indicator"), say(occurrences, "occurrence")].join(symbols.dot);
	const head = `${style("bold", fit(visibleText(id ?? label)))}\n${style("dim", fit(facts))}\n\n`;
	if (indicators.length === 0) return `${head}No indicator found.\n`;
	const rows = indicators.map((indicator) => ({
		type: indicator.type,
		times: String(indicator.count),
		value: visibleValue(isDefanged ? defangValue(indicator) : indicator.value),
		notes: notesOn(indicator, isDefanged).map(visibleValue).join(", "),
	}));
	const all = [TITLES, ...rows];
	const typeWidth = widest(all, ({ type }) => type);
	const timesWidth = widest(all, ({ times }) => times);
	const valueWidth = widest(all, ({ value }) => (textWidth(value) <= MAX_VALUE_COLUMN ? value : ""));
	const lines = all.map(({ type, times, value, notes }, at) => {
		const shown = textWidth(value) < valueWidth ? padText(value, valueWidth, symbols.ellipsis) : value;
		const before = [type.padEnd(typeWidth), times.padStart(timesWidth), notes === "" ? value : shown].join(
			GAP,
		);
		const line = notes === "" ? before : `${before}${GAP}${at === 0 ? notes : style("dim", notes)}`;
		return at === 0 ? style("dim", line) : line;
	});
	return `${head}${lines.join("\n")}\n`;
}

/** What else there is to know of a value: ports that are no part of it, its name in Unicode, its flags. */
function notesOn({ type, value, unicode, spans, flags }: IndicatorGroup, isDefanged: boolean): string[] {
	const ports = [...new Set(spans.flatMap(({ port }) => port ?? []))].sort((a, b) => a - b);
	return [
		...(unicode === undefined ? [] : [isDefanged ? defangValue({ type, value: unicode }) : unicode]),
		...ports.filter((port) => !value.endsWith(`:${port}`)).map((port) => `port ${port}`),
		...flags,
	];
}

/** Not `Math.max` over all of them: a call takes fewer arguments than a text may have indicators. */
function widest<Row>(rows: readonly Row[], cellOf: (row: Row) => string): number {
	return rows.reduce((width, row) => Math.max(width, textWidth(cellOf(row))), 0);
}

function say(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}
