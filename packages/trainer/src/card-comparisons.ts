import type { EvaluatedSet, EvaluationReport } from "./evaluate.js";
import { SET_TITLES } from "./evaluation-tables.js";
import { renderTable } from "./markdown-table.js";
import { showFigure } from "./show-figure.js";

/** Figures of one variant of a model or one split of the data. */
export interface NamedFigures {
	readonly name: string;
	readonly figures: Readonly<Record<string, number>>;
}

/** What is compared with the model before: older evaluations have at least these figures. */
type MainFigures = Pick<EvaluatedSet, "micro" | "macroF1" | "perTextF1" | "hitAt1" | "hitAt5">;

/** The evaluation of the model before, of which only the main figures are read. */
export type BaselineReport = Partial<Record<(typeof SET_TITLES)[number][0], MainFigures>> & {
	readonly quiet?: { readonly quietShare: number };
};

/** One row per variant, one column per figure that any of them has. */
export function renderNamedFigures(title: string, variants: readonly NamedFigures[]): string {
	const columns = [...new Set(variants.flatMap(({ figures }) => Object.keys(figures)))];
	const rows = variants.map(({ name, figures }) => [
		name,
		...columns.map((column) => (Object.hasOwn(figures, column) ? showFigure(figures[column]!) : "–")),
	]);
	return renderTable([title, ...columns], rows);
}

/** The main figures of a model beside those of the model before it. */
export function renderBaseline(metrics: EvaluationReport, baseline: BaselineReport): string {
	const pair = (now: number, before: number) => `${showFigure(now)} / ${showFigure(before)}`;
	const rows = SET_TITLES.flatMap(([name, title]) => {
		const [now, before] = [metrics[name], baseline[name]];
		if (!now || !before) return [];
		return [
			[
				title,
				pair(now.micro.f1, before.micro.f1),
				pair(now.macroF1, before.macroF1),
				pair(now.perTextF1, before.perTextF1),
				pair(now.hitAt1, before.hitAt1),
				pair(now.hitAt5, before.hitAt5),
			],
		];
	});
	const table = renderTable(["Texts", "micro F1", "macro F1", "F1 per text", "hit@1", "hit@5"], rows);
	if (!metrics.quiet || !baseline.quiet) return table;
	return `${table}\nTexts in which nobody attacks left quiet: ${pair(metrics.quiet.quietShare, baseline.quiet.quietShare)}.\n`;
}
