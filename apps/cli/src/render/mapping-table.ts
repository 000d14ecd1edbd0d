import type { MappedTechnique, RankedTechnique, ReportMapping } from "@mapper/predictor";
import { groupTechniques } from "./group-techniques.js";
import { heldBackLines } from "./held-back-lines.js";
import { indicatorLines } from "./indicator-lines.js";
import type { Terminal } from "./terminal.js";
import { fitText, padText, textWidth, wrapText } from "./text-width.js";
import { visibleText } from "./visible-text.js";

/** What a table shows beside the mapping itself. */
export interface MappingTableOptions {
	/** What the user calls the report. */
	readonly title: string;
	/** The text that was mapped: evidence points into it. */
	readonly text: string;
	readonly terminal: Terminal;
	/** The name of a technique by its id, where it is known. */
	readonly nameOf: (id: string) => string | undefined;
}

const GAP = "  ";
const ID_WIDTH = 9;
const CONFIDENCE_WIDTH = 4;
const MAX_CANDIDATES = 5;

/** One report as a table of at most the terminal's width; ends with a line break. */
export function renderMappingTable(mapping: ReportMapping, options: MappingTableOptions): string {
	const { style, width, symbols } = options.terminal;
	const { document, model, attack, techniques, warnings } = mapping;
	const facts = [
		`${document.sentences} ${document.sentences === 1 ? "sentence" : "sentences"}`,
		visibleText(`${model.name} ${model.version}`),
		visibleText(`ATT&CK ${attack.version}`),
	].join(symbols.dot);
	const fit = (text: string) => fitText(text, width, symbols.ellipsis);
	const sections = [
		[style("bold", fit(visibleText(options.title))), style("dim", fit(facts))],
		techniques.length > 0 ? techniqueLines(techniques, options) : ["No attack technique found."],
		candidateLines(mapping.candidates, options),
		heldBackLines(mapping, options),
		indicatorLines(mapping.indicators, options.terminal),
		warningLines(warnings, options.terminal),
	];
	const filled = sections.filter((lines) => lines.length > 0);
	return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function techniqueLines(techniques: readonly MappedTechnique[], options: MappingTableOptions): string[] {
	const { width, style, symbols } = options.terminal;
	const barWidth = width >= 100 ? 10 : width >= 70 ? 8 : 5;
	const rows = groupTechniques(techniques).map(({ technique, isUnderParent }) => ({
		technique,
		name: (isUnderParent ? symbols.child : "") + visibleText(technique.name),
		tactics: visibleText(technique.tactics.join(", ")),
	}));
	const fixed = ID_WIDTH + barWidth + 1 + CONFIDENCE_WIDTH + 3 * GAP.length;
	const tacticWidth = Math.min(
		widest("TACTIC", rows, "tactics"),
		width >= 100 ? 36 : width >= 70 ? 22 : Math.min(16, Math.floor((width - fixed) / 2)),
	);
	const nameWidth = Math.min(widest("TECHNIQUE", rows, "name"), width - fixed - tacticWidth);
	const pad = (text: string, columns: number) => padText(text, columns, symbols.ellipsis);
	const header = [pad("ID", ID_WIDTH), pad("TECHNIQUE", nameWidth), pad("TACTIC", tacticWidth), "CONFIDENCE"];
	const lines = [style("dim", header.join(GAP))];
	for (const { technique, name, tactics } of rows) {
		const filled = Math.round(technique.confidence * barWidth);
		const bar =
			style("green", symbols.full.repeat(filled)) + style("dim", symbols.empty.repeat(barWidth - filled));
		lines.push(
			[
				style("cyan", pad(visibleText(technique.id), ID_WIDTH)),
				style("bold", pad(name, nameWidth)),
				pad(tactics, tacticWidth),
				`${bar} ${technique.confidence.toFixed(2)}`,
			].join(GAP),
			" ".repeat(ID_WIDTH) + GAP + style("dim", evidence(technique, options, width - ID_WIDTH - GAP.length)),
		);
	}
	return lines;
}

/** The best sentence in one line, and what to know before trusting it. */
function evidence(
	{ evidence: [best], basis, support }: MappedTechnique,
	options: MappingTableOptions,
	room: number,
) {
	const { symbols } = options.terminal;
	const notes = [basis === "stated" ? "stated" : "", support === "trained" ? "" : support].filter(Boolean);
	const note = notes.length > 0 ? `[${notes.join(", ")}] ` : "";
	if (!best) return note.trimEnd();
	const quoted = symbols.open.length + symbols.close.length + note.length;
	const sentence = fitText(
		visibleText(options.text.slice(best.start, best.end)),
		room - quoted,
		symbols.ellipsis,
	);
	return `${note}${symbols.open}${sentence}${symbols.close}`;
}

function candidateLines(candidates: readonly RankedTechnique[], options: MappingTableOptions): string[] {
	const { width, style, symbols } = options.terminal;
	const shown = candidates.slice(0, MAX_CANDIDATES);
	if (shown.length === 0) return [];
	const rows = shown.map(({ id, confidence }) => ({
		id,
		confidence,
		name: visibleText(options.nameOf(id) ?? ""),
	}));
	const room = width - ID_WIDTH - CONFIDENCE_WIDTH - 2 * GAP.length;
	const nameWidth = Math.min(widest("", rows, "name"), room);
	return [
		style("dim", "ALSO CONSIDERED"),
		...rows.map(({ id, name, confidence }) =>
			[
				padText(visibleText(id), ID_WIDTH, symbols.ellipsis),
				padText(name, nameWidth, symbols.ellipsis),
				confidence.toFixed(2),
			].join(GAP),
		),
	];
}

function warningLines(warnings: readonly string[], { width, style, symbols }: Terminal): string[] {
	if (warnings.length === 0) return [];
	const lines = warnings.flatMap((warning) => wrapText(visibleText(warning), width, symbols.ellipsis));
	return [style("dim", "WARNINGS"), ...lines.map((line) => style("yellow", line))];
}

function widest<Key extends string>(title: string, rows: readonly Record<Key, string>[], key: Key): number {
	return Math.max(title.length, ...rows.map((row) => textWidth(row[key])));
}
