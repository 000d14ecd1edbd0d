import type { Terminal } from "./terminal.js";
import { padText, textWidth } from "./text-width.js";
import { visibleText } from "./visible-text.js";

/**
 * Rows in columns under their titles, without a line break at the end. Numbers stand right; the last column is cut to
 * the terminal's width.
 */
export function renderColumns(
	titles: readonly string[],
	rows: readonly (readonly (string | number)[])[],
	{ width, style, symbols }: Terminal,
): string {
	const cells = rows.map((row) =>
		row.map((cell) => (typeof cell === "number" ? groupDigits(cell) : visibleText(cell))),
	);
	const widths = titles.map((title, at) =>
		Math.max(title.length, ...cells.map((row) => textWidth(row[at] ?? ""))),
	);
	const before = widths.slice(0, -1).reduce((sum, each) => sum + each + 2, 0);
	widths[widths.length - 1] = Math.max(8, Math.min(widths.at(-1) ?? 0, width - before));
	const isNumber = titles.map((_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === "number"));
	const line = (row: readonly string[]): string =>
		titles
			.map((_, at) => {
				const cell = row[at] ?? "";
				const columns = widths[at] as number;
				return isNumber[at] ? cell.padStart(columns) : padText(cell, columns, symbols.ellipsis);
			})
			.join("  ")
			.trimEnd();
	return [style("dim", line(titles)), ...cells.map(line)].join("\n");
}

/** `12345678` as `12,345,678`. */
export function groupDigits(number: number): string {
	return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A number of bytes as a person would say it: `3.4 MB`. */
export function describeBytes(bytes: number): string {
	const units = ["bytes", "kB", "MB", "GB"];
	let value = bytes;
	let unit = 0;
	while (value >= 1000 && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	return unit === 0 ? `${bytes} bytes` : `${value.toFixed(1)} ${units[unit]}`;
}
