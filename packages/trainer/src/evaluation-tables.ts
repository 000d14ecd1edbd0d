import type { EvaluatedSet, EvaluationReport } from "./evaluate.js";
import { renderTable } from "./markdown-table.js";
import { showFigure, showInterval } from "./show-figure.js";

/** How a card calls the kinds of text, in its order. */
export const SET_TITLES = [
	["tramDocuments", "TRAM reports, 50 labels"],
	["tramSentences", "their sentences"],
	["procedures", "procedure examples of unseen software"],
	["stories", "incident stories"],
] as const;

/** Models of version 0.1 were measured without intervals, units and parents. */
type ShownSet = Omit<EvaluatedSet, "units" | "parents" | "intervals"> &
	Partial<Pick<EvaluatedSet, "units" | "parents" | "intervals">>;

/** The main figures with their intervals, one row per kind of text. */
export function renderMainFigures(metrics: EvaluationReport): string {
	const rows = setsOf(metrics).map(([title, { texts, units, micro, intervals, ...set }]) => [
		title,
		texts,
		units ?? NONE,
		showInterval(micro.f1, intervals?.microF1),
		showInterval(set.macroF1, intervals?.macroF1),
		showInterval(set.perTextF1, intervals?.perTextF1),
		showInterval(set.hitAt1, intervals?.hitAt1),
		showInterval(set.hitAt5, intervals?.hitAt5),
	]);
	return renderTable(
		["Texts", "Number", "Units", "micro F1", "macro F1", "F1 per text", "hit@1", "hit@5"],
		rows,
	);
}

/** Figures behind the main ones, and those after sub-techniques became their techniques. */
export function renderFurtherFigures(metrics: EvaluationReport): string {
	const rows = setsOf(metrics).map(([title, { micro, hitAt3, parents, intervals, reliability }]) => [
		title,
		showFigure(micro.precision),
		showFigure(micro.recall),
		showFigure(hitAt3),
		parents ? showInterval(parents.microF1, intervals?.parentMicroF1) : NONE,
		parents ? showInterval(parents.macroF1, intervals?.parentMacroF1) : NONE,
		showFigure(reliability.expectedCalibrationError),
	]);
	return renderTable(
		["Texts", "Precision", "Recall", "hit@3", "parents only, micro F1", "parents only, macro F1", "ECE"],
		rows,
	);
}

/** How often confidences of each band come true. */
export function renderReliability(metrics: EvaluationReport): string {
	const { tramDocuments, tramSentences, procedures } = metrics;
	const rows = tramDocuments.reliability.bands.map(({ from, to }, band) => [
		`${from.toFixed(1)}–${to.toFixed(1)}`,
		...[tramDocuments, tramSentences, procedures].map(({ reliability }) => {
			const { count, shareRight } = reliability.bands[band]!;
			return count === 0 ? NONE : `${showFigure(shareRight)} of ${count}`;
		}),
	]);
	return renderTable(["Confidence", "TRAM reports", "their sentences", "procedures"], rows);
}

/** Every technique that is true or reported somewhere, the most frequent first. */
export function renderTechniques(techniques: EvaluationReport["perTechnique"]): string {
	const rows = techniques
		.map(({ truePositives, falsePositives, falseNegatives, ...technique }) => ({
			...technique,
			texts: truePositives + falseNegatives,
			reported: truePositives + falsePositives,
		}))
		.sort((a, b) => b.texts - a.texts || (a.id < b.id ? -1 : 1))
		.map(({ id, texts, reported, precision, recall, f1 }) => [
			id,
			texts,
			reported,
			reported === 0 ? NONE : showFigure(precision),
			texts === 0 ? NONE : showFigure(recall),
			showFigure(f1),
		]);
	return renderTable(["Technique", "Texts", "Reported", "Precision", "Recall", "F1"], rows);
}

const NONE = "–";

function setsOf(metrics: EvaluationReport): [string, ShownSet][] {
	return SET_TITLES.flatMap(([name, title]) => {
		const set = metrics[name];
		return set ? [[title, set] as [string, ShownSet]] : [];
	});
}
