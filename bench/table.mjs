/** Writes rows of cells as a Markdown table. */
export function renderTable(head, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The columns all comparisons share: what was measured, the figure, what it is compared with, the ratio. */
export const HEAD = ["What", "Figure", "Compared with", "Ratio"];

/** Prints one comparison, when its file is run alone. */
export function printTable(rows) {
	process.stdout.write(`${renderTable(HEAD, rows)}\n`);
}

/** Whether a file was started by `node`, and not imported. */
export function isMain(meta) {
	return process.argv[1] !== undefined && new URL(`file://${process.argv[1]}`).href === meta.url;
}

/** A number with as many digits as say something. */
export function figure(value, unit) {
	const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
	return `${value.toFixed(digits)} ${unit}`;
}

/** A ratio, as `3.4 ×`. */
export function ratio(value) {
	return `${value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)} ×`;
}
