/** A Markdown table, ended by a line break; what would break a cell is escaped. */
export function renderTable(
	titles: readonly string[],
	rows: readonly (readonly (string | number)[])[],
): string {
	const line = (cells: readonly (string | number)[]) => `| ${cells.map(escapeCell).join(" | ")} |\n`;
	return `${line(titles)}|${titles.map(() => "---|").join("")}\n${rows.map(line).join("")}`;
}

function escapeCell(cell: string | number): string {
	return String(cell)
		.replace(/\s*[\r\n]+\s*/g, " ")
		.replaceAll("|", "\\|");
}
