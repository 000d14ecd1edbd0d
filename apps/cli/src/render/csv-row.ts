/** What a spreadsheet takes for the start of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One row of CSV as RFC 4180 has it. Text that a spreadsheet would run as a formula gets a `'` before it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function renderCsvRow(cells: readonly (string | number)[]): string {
	return `${cells.map(renderCell).join(",")}\r\n`;
}

function renderCell(cell: string | number): string {
	if (typeof cell === "number") return String(cell);
	const safe = FORMULA.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
