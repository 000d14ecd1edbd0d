import type { DevelopmentText, LabelledText } from "@mapper/attack-dataset";
import { bootstrapIntervals, eachOnce, type Interval } from "./bootstrap.js";
import { type ConfusedPair, findConfusedPairs } from "./confused-pairs.js";
import { type EvaluatedText, joinDocuments, mergeEqual, singleTexts } from "./evaluated-texts.js";
import {
	hitRate,
	type LabelMetrics,
	measureLabels,
	measureReliability,
	type PrecisionRecallF1,
	type Reliability,
} from "./metrics.js";
import { countQuiet, type QuietTexts } from "./quiet-texts.js";
import { measureSet, type SetFigure } from "./set-figures.js";
import { type EvaluatedSetName, hashText, KEPT_RANKS, type TextOutcome } from "./text-outcome.js";

/** What a mapper says of one text: all that evaluation needs. */
export interface EvaluatedMapping {
	/** Ids reported. */
	readonly techniques: readonly { readonly id: string; readonly confidence: number }[];
	/** Ids below the threshold, ranked. */
	readonly candidates: readonly { readonly id: string; readonly confidence: number }[];
}

/** Any mapper: texts in, one mapping per text out, in order. */
export type Mapper = (texts: readonly string[]) => Promise<readonly EvaluatedMapping[]>;

/** Held-out material to judge a mapper on. */
export interface EvaluationMaterial {
	/** Held-out records: TRAM's sentences with their order, and procedure examples. */
	readonly development: readonly LabelledText[];
	/** Stories and quiet texts written for evaluation. */
	readonly written: readonly DevelopmentText[];
	/** Labels that TRAM's annotators looked for. */
	readonly annotated: ReadonlySet<string>;
}

/** Figures of one kind of text. */
export interface EvaluatedSet {
	readonly texts: number;
	/** Reports, software and groups, or stories that the texts belong to: what intervals draw from. */
	readonly units: number;
	readonly micro: PrecisionRecallF1;
	readonly macroF1: number;
	/** Mean F1 of the label sets of single texts. */
	readonly perTextF1: number;
	readonly hitAt1: number;
	readonly hitAt3: number;
	readonly hitAt5: number;
	/** Figures after each sub-technique became its technique, as several public benchmarks count. */
	readonly parents: { readonly microF1: number; readonly macroF1: number };
	/** 95 % bootstrap intervals over units. */
	readonly intervals: Readonly<Record<SetFigure, Interval>>;
	readonly reliability: Reliability;
}

/** All figures of a model: JSON-able, the source of the model card. */
export interface EvaluationReport {
	readonly tramDocuments: EvaluatedSet;
	readonly tramSentences: EvaluatedSet;
	readonly procedures: EvaluatedSet;
	readonly stories?: EvaluatedSet;
	/** Texts without adversary behaviour on which nothing was reported. */
	readonly quiet?: QuietTexts;
	/** Per technique over TRAM sentences, procedures and stories together. */
	readonly perTechnique: LabelMetrics["perLabel"];
	/** Pairs where a text of the first was taken for the second, most often first. */
	readonly confusedPairs: readonly ConfusedPair[];
}

/** Figures, and what they were counted from. */
export interface EvaluatedOutcomes {
	readonly report: EvaluationReport;
	/** Sets without texts are left out. */
	readonly sets: Readonly<Partial<Record<EvaluatedSetName, readonly TextOutcome[]>>>;
}

/** Judges a mapper on held-out material. */
export async function evaluateMapper(map: Mapper, material: EvaluationMaterial): Promise<EvaluationReport> {
	return (await evaluateOutcomes(map, material)).report;
}

/** Judges a mapper on held-out material, and keeps what it said of each text. */
export async function evaluateOutcomes(
	map: Mapper,
	material: EvaluationMaterial,
): Promise<EvaluatedOutcomes> {
	const { development, written, annotated } = material;
	const sentences = development.filter(({ source }) => source === "tram-multi-label");
	const examples = development.filter(({ source }) => source === "procedure");
	const own = (texts: readonly DevelopmentText[]) =>
		texts.map(({ id, text, labels }) => ({ text, labels, unit: id }));
	const quietTexts = written.filter(({ labels }) => labels.length === 0);
	const documents = await judge(map, joinDocuments(sentences), annotated);
	const single = await judge(map, singleTexts(sentences), annotated);
	const procedures = await judge(map, mergeEqual(examples));
	const stories = await judge(map, own(written.filter(({ labels }) => labels.length > 0)));
	const quiet = await judge(map, own(quietTexts));
	const all = [...single.outcomes, ...procedures.outcomes, ...stories.outcomes];
	const report = {
		tramDocuments: documents.set,
		tramSentences: single.set,
		procedures: procedures.set,
		...(stories.set.texts > 0 && { stories: stories.set }),
		...(quietTexts.length > 0 && { quiet: countQuiet(quietTexts, quiet.outcomes) }),
		perTechnique: measureLabels(all).perLabel,
		confusedPairs: findConfusedPairs([...single.outcomes, ...procedures.outcomes]),
	};
	const sets = Object.entries({
		tramDocuments: documents,
		tramSentences: single,
		procedures,
		stories,
		quiet,
	} satisfies Record<EvaluatedSetName, unknown>)
		.filter(([, { outcomes }]) => outcomes.length > 0)
		.map(([name, { outcomes }]) => [name, outcomes] as const);
	return { report, sets: Object.fromEntries(sets) };
}

async function judge(
	map: Mapper,
	texts: readonly EvaluatedText[],
	labels?: ReadonlySet<string>,
): Promise<{ set: EvaluatedSet; outcomes: TextOutcome[] }> {
	const mappings = await map(texts.map(({ text }) => text));
	const counts = (id: string) => !labels || labels.has(id);
	const scored = mappings.map(({ techniques, candidates }) =>
		[...techniques, ...candidates]
			.filter(({ id }) => counts(id))
			.sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1)),
	);
	const outcomes = texts.map(
		({ text, labels: actual, unit }, i): TextOutcome => ({
			sha256: hashText(text),
			unit,
			actual: actual.filter(counts),
			predicted: mappings[i]!.techniques.map(({ id }) => id).filter(counts),
			ranked: scored[i]!.slice(0, KEPT_RANKS).map(({ id }) => id),
		}),
	);
	const predictions = scored.flatMap((list, i) =>
		list.map(({ id, confidence }) => ({ confidence, isRight: texts[i]!.labels.includes(id) })),
	);
	const { micro, macroF1, perTextF1 } = measureLabels(outcomes);
	const { units, measure } = measureSet(outcomes);
	const { parentMicroF1, parentMacroF1 } = measure(eachOnce(units));
	const set = {
		texts: texts.length,
		units,
		micro,
		macroF1,
		perTextF1,
		hitAt1: hitRate(outcomes, 1),
		hitAt3: hitRate(outcomes, 3),
		hitAt5: hitRate(outcomes, 5),
		parents: { microF1: parentMicroF1, macroF1: parentMacroF1 },
		intervals: bootstrapIntervals(units, measure),
		reliability: measureReliability(predictions),
	};
	return { set, outcomes };
}
