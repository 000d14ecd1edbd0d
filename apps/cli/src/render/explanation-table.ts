import type { ExplainedWord, ReportExplanation, TechniqueExplanation } from "@mapper/predictor";
import { deletionFact, largestWeight, qualityFacts, signedWeight, statusOf } from "./explanation-words.js";
import type { Terminal } from "./terminal.js";
import { fitText, padText, wrapText } from "./text-width.js";
import { visibleText } from "./visible-text.js";

/** What is shown beside the explanation itself. */
export interface ExplanationOptions {
	/** What the user calls the report. */
	readonly title: string;
	/** The text that was explained. */
	readonly text: string;
	readonly terminal: Terminal;
}

const GAP = "  ";
const INDENT = "  ";
const WEIGHT_WIDTH = 6;

/** Explanations with bars, at most as wide as the terminal; ends with a line break. */
export function renderExplanationTable(explanation: ReportExplanation, options: ExplanationOptions): string {
	const { style, width, symbols } = options.terminal;
	const { document, model, attack, seed, techniques, warnings } = explanation;
	const facts = [
		document.sentence === undefined
			? `${document.sentences} ${document.sentences === 1 ? "sentence" : "sentences"}`
			: `sentence ${document.sentence} alone`,
		visibleText(`${model.name} ${model.version}`),
		visibleText(`ATT&CK ${attack.version}`),
		`seed ${seed}`,
	].join(symbols.dot);
	const fit = (text: string) => fitText(text, width, symbols.ellipsis);
	const sections = [
		[style("bold", fit(visibleText(options.title))), style("dim", fit(facts))],
		...(techniques.length > 0
			? techniques.map((technique) => techniqueLines(technique, options))
			: [wrap("No attack technique found. --technique names one to explain all the same.", options)]),
		warnings.length > 0 ? [style("dim", "WARNINGS"), ...notes(warnings, options)] : [],
	];
	const filled = sections.filter((lines) => lines.length > 0);
	return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function techniqueLines(technique: TechniqueExplanation, options: ExplanationOptions): string[] {
	const { style, width, symbols } = options.terminal;
	const { id, name, probability, explanation, runnerUp, warnings } = technique;
	const status = `${probability.toFixed(2)} (${statusOf(technique)})`;
	const room = Math.max(8, width - id.length - status.length - 2 * GAP.length);
	const deletion = deletionFact(technique);
	return [
		[
			style("cyan", visibleText(id)),
			style("bold", fitText(visibleText(name), room, symbols.ellipsis)),
			status,
		].join(GAP),
		...sentenceLines(technique, options),
		...(explanation.features.length > 0
			? [
					...wrap(qualityFacts(technique).join(symbols.dot), options, "dim"),
					...bars(explanation.features, options),
				]
			: [`${INDENT}no words to explain`]),
		...(deletion === undefined ? [] : wrap(deletion, options)),
		...(runnerUp
			? [
					...wrap(
						`Rather than ${visibleText(runnerUp.id)} ${visibleText(runnerUp.name)} (${runnerUp.probability.toFixed(2)}), told apart by:`,
						options,
						"dim",
					),
					...bars(runnerUp.tellApart, options),
				]
			: []),
		...notes(
			warnings.map(({ message }) => message),
			options,
		),
	];
}

function sentenceLines({ sentences }: TechniqueExplanation, options: ExplanationOptions): string[] {
	const { style, width, symbols } = options.terminal;
	return sentences.map(({ sentence, start, end, weight }) => {
		const note = `[sentence ${sentence}${weight === undefined ? "" : `, ${signedWeight(weight)}`}] `;
		const room = width - INDENT.length - note.length - symbols.open.length - symbols.close.length;
		const quoted = fitText(visibleText(options.text.slice(start, end)), room, symbols.ellipsis);
		return INDENT + style("dim", `${note}${symbols.open}${quoted}${symbols.close}`);
	});
}

/** A line a word: its weight with a sign, a bar (full for, light against) and the word. */
function bars(words: readonly ExplainedWord[], { terminal }: ExplanationOptions): string[] {
	const { style, width, symbols } = terminal;
	const barWidth = width >= 100 ? 20 : width >= 70 ? 14 : 8;
	const largest = largestWeight(words);
	return words.map(({ text, weight, isBelowNoise }) => {
		const filled = Math.max(1, Math.round((Math.abs(weight) / largest) * barWidth));
		const bar = (weight < 0 ? symbols.empty : symbols.full).repeat(filled);
		const note = isBelowNoise ? " (within noise)" : "";
		const room = width - INDENT.length - WEIGHT_WIDTH - barWidth - 2 * GAP.length - note.length;
		return [
			INDENT + signedWeight(weight).padStart(WEIGHT_WIDTH),
			style(weight < 0 ? "red" : "green", padText(bar, barWidth, symbols.ellipsis)),
			fitText(visibleText(text), room, symbols.ellipsis) + style("dim", note),
		].join(GAP);
	});
}

function notes(messages: readonly string[], options: ExplanationOptions): string[] {
	return messages.flatMap((message) => wrap(`! ${visibleText(message)}`, options, "yellow"));
}

function wrap(text: string, { terminal }: ExplanationOptions, format?: "dim" | "yellow"): string[] {
	const { style, width, symbols } = terminal;
	return wrapText(text, width - INDENT.length, symbols.ellipsis).map(
		(line) => INDENT + (format ? style(format, line) : line),
	);
}
