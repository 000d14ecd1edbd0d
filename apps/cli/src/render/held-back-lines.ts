import type { ReportMapping } from "@mapper/predictor";
import type { MappingTableOptions } from "./mapping-table.js";
import { fitText, padText } from "./text-width.js";
import { visibleText } from "./visible-text.js";

/** What the behaviour gate holds back, with the sentence it doubts and how sure it is that somebody acts there. */
export function heldBackLines(
	{ heldBack, document }: Pick<ReportMapping, "heldBack" | "document">,
	{ terminal: { width, style, symbols }, text }: MappingTableOptions,
): string[] {
	if (!heldBack) return [];
	const percent = (share: number) => `${Math.round(share * 100)} %`;
	const whole =
		document.behaviour === undefined
			? ""
			: ` (whole text: ${percent(document.behaviour)} sure that somebody acts)`;
	const lines = [style("dim", fitText(`HELD BACK${whole}`, width, symbols.ellipsis))];
	if (heldBack.length === 0) return [...lines, "nothing"];
	for (const { id, name, confidence, confidenceIfReported, evidence } of heldBack) {
		const change = `${confidence.toFixed(2)}, ${confidenceIfReported.toFixed(2)} if somebody acted`;
		// The name gives way to the figures.
		const room = Math.max(LEAST_NAME, width - ID_WIDTH - change.length - 2 * GAP.length);
		const cells = [
			padText(visibleText(id), ID_WIDTH, symbols.ellipsis),
			fitText(visibleText(name), room, symbols.ellipsis),
			change,
		];
		lines.push(fitText(cells.join(GAP), width, symbols.ellipsis));
		const [best] = evidence;
		if (!best) continue;
		const note = `[acts: ${percent(best.behaviour)}] `;
		const quoted = symbols.open.length + symbols.close.length + note.length;
		const sentence = fitText(
			visibleText(text.slice(best.start, best.end)),
			width - INDENT.length - quoted,
			symbols.ellipsis,
		);
		lines.push(INDENT + style("dim", `${note}${symbols.open}${sentence}${symbols.close}`));
	}
	return lines;
}

const GAP = "  ";
const ID_WIDTH = 9;
const LEAST_NAME = 8;
const INDENT = " ".repeat(ID_WIDTH) + GAP;
