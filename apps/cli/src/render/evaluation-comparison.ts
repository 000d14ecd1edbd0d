import type { EvaluationComparison, FigureComparison, SetComparison } from "@mapper/trainer";
import { groupDigits, renderColumns } from "./columns.js";
import type { Terminal } from "./terminal.js";
import { fitText, wrapText } from "./text-width.js";
import { visibleText } from "./visible-text.js";

const SETS: Record<SetComparison["set"], string> = {
	tramDocuments: "TRAM reports",
	tramSentences: "TRAM sentences",
	procedures: "procedure examples",
	stories: "incident stories",
	quiet: "texts in which nobody attacks",
};
const FIGURES: Record<FigureComparison["figure"], string> = {
	microF1: "micro F1",
	macroF1: "macro F1",
	perTextF1: "F1 per text",
	hitAt1: "hit@1",
	hitAt5: "hit@5",
	parentMicroF1: "parents, micro F1",
	parentMacroF1: "parents, macro F1",
	quietShare: "left quiet",
};
const NOTE =
	"95 % intervals of B - A by paired bootstrap over units: reports, software and groups, stories. Of twenty figures without a difference, about one will seem to have one.";

/** Two evaluations side by side, for people; ends with a line break. */
export function renderComparison(
	comparison: EvaluationComparison,
	paths: readonly [a: string, b: string],
	terminal: Terminal,
): string {
	const { style, symbols, width } = terminal;
	const { a, b, sets, missing } = comparison;
	const fit = (text: string) => fitText(visibleText(text), width, symbols.ellipsis);
	const model = (side: string, path: string, { name, version }: typeof a) =>
		fit(`${side}: ${[path, `${name} ${version}`].join(symbols.dot)}`);
	const sections = [
		[model("A", paths[0], a), model("B", paths[1], b)],
		...sets.map((set) => [
			style("bold", fit(`${SETS[set.set]}${symbols.dot}${describeTexts(set)}`)),
			...describeMismatch(set).map(fit),
			...(set.figures.length > 0
				? [
						renderColumns(
							["FIGURE", "A", "B", "B - A", "95 % INTERVAL", "VERDICT"],
							set.figures.map(rowOf),
							terminal,
						),
					]
				: []),
		]),
		missing.map(({ set, from }) => fit(`${from.toUpperCase()} has no ${SETS[set]}: not compared.`)),
		wrapText(NOTE, width, symbols.ellipsis),
	];
	return `${sections
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join("\n"))
		.join("\n\n")}\n`;
}

function rowOf({ figure, a, b, difference, interval, verdict }: FigureComparison): string[] {
	const ends = interval.map(signed).join(", ");
	return [FIGURES[figure], a.toFixed(3), b.toFixed(3), signed(difference), `[${ends}]`, verdict];
}

function describeTexts({ texts, units }: SetComparison): string {
	return texts === 0 ? "no text in common" : `${countOf(texts, "text")} in ${countOf(units, "unit")}`;
}

/** What does not match between the two, one line each. */
function describeMismatch({ onlyInA, onlyInB, labelsDiffer }: SetComparison): string[] {
	return [
		...(onlyInA > 0 ? [`Only in A, not counted: ${countOf(onlyInA, "text")}.`] : []),
		...(onlyInB > 0 ? [`Only in B, not counted: ${countOf(onlyInB, "text")}.`] : []),
		...(labelsDiffer > 0 ? [`Other labels in A; those of B count: ${countOf(labelsDiffer, "text")}.`] : []),
	];
}

function countOf(count: number, what: string): string {
	return `${groupDigits(count)} ${what}${count === 1 ? "" : "s"}`;
}

/** With its sign also where it rounds to 0: an interval that just leaves out 0 must not look as if it held it. */
function signed(value: number): string {
	return value > 0 ? `+${value.toFixed(3)}` : value === 0 ? "0.000" : value.toFixed(3);
}
