import type { CorrectionCounts, DatasetReport } from "@mapper/attack-dataset";
import { groupDigits, renderColumns } from "./columns.js";
import type { Terminal } from "./terminal.js";
import { wrapText } from "./text-width.js";
import { visibleText } from "./visible-text.js";

const MAX_LISTED = 10;

/** What a data set was made of, for people; ends with a line break. */
export function renderDatasetReport(report: DatasetReport, terminal: Terminal): string {
	const { symbols, style } = terminal;
	const rows = Object.entries(report.sources).map(([source, counts]) => [
		source,
		counts.read,
		counts.records,
		counts.negatives,
		counts.merged,
		total(counts.dropped),
		total(counts.movedLabels),
		total(counts.unknownLabels),
	]);
	const facts = [
		`${groupDigits(report.records)} records (${groupDigits(report.negatives)} without a technique)`,
		`${report.labels} techniques of ATT&CK ${report.attackVersion}`,
		`${groupDigits(report.merged)} merged`,
		`${groupDigits(report.dropped)} dropped`,
	].join(symbols.dot);
	const sections = [
		wrapText(facts, terminal.width, symbols.ellipsis).map((line) => style("bold", line)),
		[
			renderColumns(
				["SOURCE", "READ", "RECORDS", "NEGATIVE", "MERGED", "DROPPED", "MOVED", "UNKNOWN"],
				rows,
				terminal,
			),
		],
		wrapText(describeCorrections(report.corrections), terminal.width, symbols.ellipsis),
		list("Not there", report.missing, terminal),
		list("Techniques without a record", report.labelsWithoutRecords, terminal),
	];
	const filled = sections.filter((lines) => lines.length > 0);
	return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** What became of the label corrections, in one line; empty when none were to be made. */
export function describeCorrections({
	version,
	applied,
	notFound,
	records,
	unknownIds,
}: CorrectionCounts): string {
	if (version === undefined) return "";
	const unknown = total(unknownIds);
	return [
		`Label corrections ${visibleText(version)}: ${groupDigits(applied)} applied`,
		`${groupDigits(records)} ${records === 1 ? "record" : "records"} changed`,
		`${groupDigits(notFound)} not found`,
		...(unknown === 0 ? [] : [`${groupDigits(unknown)} with an id that is not in force`]),
	].join(", ");
}

function list(title: string, names: readonly string[], { width, symbols }: Terminal): string[] {
	if (names.length === 0) return [];
	const rest = names.length - MAX_LISTED;
	const shown = names.slice(0, MAX_LISTED).join(", ");
	return wrapText(`${title}: ${shown}${rest > 0 ? ` and ${rest} more` : ""}`, width, symbols.ellipsis);
}

function total(counts: Readonly<Record<string, number>>): number {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
