import type { Catalogue, LabelledText, SourceName } from "@mapper/attack-dataset";
import type { ConventionCost, LabelSetting } from "./label-problem.js";

/** How a kind of source labels: what it leaves unlabelled means something else in each. */
type Convention =
	/** Annotators read whole sentences of reports for 50 techniques: for those, no label is a no. */
	| "report-annotation"
	/** Written for this project, every technique considered. */
	| "written"
	/** What software and groups did: one technique each, others seldom named. */
	| "procedures"
	/** Names, descriptions, rules and tests: they tell of a technique, not of anybody who used it. */
	| "reference"
	/** Text collected as free of behaviour, not read closely. */
	| "background";

const CONVENTIONS: readonly Convention[] = [
	"report-annotation",
	"written",
	"procedures",
	"reference",
	"background",
];

const CONVENTION_OF: Record<SourceName, Convention> = {
	procedure: "procedures",
	"technique-name": "reference",
	"technique-description": "reference",
	"tram-multi-label": "report-annotation",
	"tram-single-label": "report-annotation",
	"tram-mjson": "report-annotation",
	"tram-bootstrap": "procedures",
	"tram-archive": "procedures",
	"tram-negative": "background",
	sigma: "reference",
	atomic: "reference",
	written: "written",
	table: "written",
};

/** The number by which rows carry the convention of their source. */
export function conventionNumber(record: LabelledText): number {
	return CONVENTIONS.indexOf(CONVENTION_OF[record.source]);
}

/** Sources that show a technique in the wild; the others were written to describe it. */
const REAL_WORLD: ReadonlySet<SourceName> = new Set<SourceName>([
	"procedure",
	"tram-multi-label",
	"tram-single-label",
	"tram-mjson",
	"tram-bootstrap",
	"tram-archive",
	"sigma",
	"atomic",
	"table",
]);

/** Texts of real incidents, procedures and rules for each label: what a reader is told as `support`. */
export function countRealWorldTexts(records: readonly LabelledText[], labels: readonly string[]): number[] {
	const counts = new Map<string, number>(labels.map((id) => [id, 0]));
	for (const { source, labels: ids } of records) {
		if (!REAL_WORLD.has(source)) continue;
		for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return labels.map((id) => counts.get(id) as number);
}

/** The techniques that TRAM's annotators looked for: those they ever found. */
export function annotatedLabels(records: readonly LabelledText[]): Set<string> {
	return new Set(records.flatMap((record) => (record.source === "tram-multi-label" ? record.labels : [])));
}

/** Cost of an error; larger ones overfit (C = 1 and above gave nothing on development reports). */
const COST = 0.5;
/** Weight of a source whose convention is not the one a label is mostly asked in. */
const FOREIGN = 0.3;

const cost = (positive: number, negative = positive, relativesAreNegative = false): ConventionCost => ({
	positive: positive * COST,
	negative: negative * COST,
	relativesAreNegative,
});

/**
 * What every output of the model learns from: one per technique, then "describes adversary behaviour", then "is written
 * as reports are".
 */
export function outputSettings(
	labels: readonly string[],
	annotated: ReadonlySet<string>,
	catalogue: Catalogue,
): LabelSetting[] {
	const numberOf = new Map(labels.map((id, number) => [id, number]));
	const settings = labels.map((id, output): LabelSetting => {
		const parent = catalogue.get(id)?.parent;
		const relatives = [...(parent ? [parent] : []), ...catalogue.childrenOf(id)]
			.map((relative) => numberOf.get(relative))
			.filter((number) => number !== undefined);
		const costs = annotated.has(id)
			? [cost(1, 1, true), cost(1), cost(FOREIGN), cost(FOREIGN), cost(FOREIGN)]
			: [cost(FOREIGN), cost(1), cost(1), cost(1), cost(1)];
		return { output, relatives, costs, question: "technique" };
	});
	settings.push({
		output: labels.length,
		relatives: [],
		// Unlabelled sentences of reports and background text often describe behaviour all the same: weak noes.
		// Reference texts are left out: "adversaries may abuse" and "detects the use of" tell of nobody who acted.
		costs: [cost(1, 0.1), cost(2), cost(0.6), cost(0), cost(0.1)],
		question: "behaviour",
	});
	settings.push({
		output: labels.length + 1,
		relatives: [],
		costs: [cost(1), cost(0), cost(0, 0.5), cost(0), cost(0)],
		question: "report-prose",
	});
	return settings;
}
