import type { SentenceReading } from "@mapper/lexical-model";
import type { DecidedReport, Reported } from "./decide-report.js";
import { PredictorError } from "./errors.js";
import { type ExplainedDocument, type ProbabilityParts, probabilityIn } from "./explained-document.js";
import { evidenceOf } from "./hierarchy.js";
import type { MappingContext } from "./map-report.js";

/** A technique to explain. */
export interface ExplainedTechnique {
	readonly id: string;
	readonly name: string;
	/** Present when it is reported. */
	readonly reported?: Reported;
	/** Empty when the model does not know it. */
	readonly parts: ProbabilityParts;
	/** Place of its best sentence in the document; -1 when the document has none. */
	readonly best: number;
}

/** Explained when nobody says what to explain. */
const DEFAULT_COUNT = 3;

/**
 * Finds what to explain: the ids asked for, else the first three that are reported; of one sentence those that it shows,
 * else its own most probable.
 *
 * @throws PredictorError `PREDICTOR_TECHNIQUE_UNKNOWN`
 */
export function chooseTechniques(
	asked: readonly string[] | undefined,
	sentence: number | undefined,
	decided: DecidedReport,
	document: ExplainedDocument,
	context: MappingContext,
): ExplainedTechnique[] {
	const ids = asked ? asked.map((id) => migrate(id, context)) : defaultIds(sentence, decided, document);
	return [...new Set(ids)].map((id) => {
		const reported = decided.reported.find((technique) => technique.id === id);
		const parts = partsOf(id, reported, decided);
		if (parts.length === 0 && reported === undefined) throw unknown(id);
		const { name } = context.vocabulary.catalogue.get(id)!;
		return {
			id,
			name,
			...(reported && { reported }),
			parts,
			best: bestSentence(parts.flat(), document, context),
		};
	});
}

/** The technique that a sentence could best be taken for, of those that are neither explained here nor reported. */
export function findRunnerUp(
	{ id, best }: ExplainedTechnique,
	decided: DecidedReport,
	{ readings }: ExplainedDocument,
): { readonly id: string; readonly parts: ProbabilityParts } | undefined {
	const excluded = new Set([id, ...decided.reported.map((reported) => reported.id)]);
	const reading = readings[best];
	const found = reading && ranked(reading, decided).find((other) => !excluded.has(other));
	return found === undefined ? undefined : { id: found, parts: partsOf(found, undefined, decided) };
}

function migrate(id: string, { vocabulary }: MappingContext): string {
	const found = vocabulary.migrate(id);
	if (found === undefined) throw unknown(id);
	return found;
}

function unknown(id: string): PredictorError {
	return new PredictorError(
		"PREDICTOR_TECHNIQUE_UNKNOWN",
		`Expected the id of a technique that the model knows, or that the text states, got ${id}; model.labels lists the former.`,
	);
}

function defaultIds(
	sentence: number | undefined,
	decided: DecidedReport,
	{ readings }: ExplainedDocument,
): readonly string[] {
	if (sentence === undefined) return decided.reported.slice(0, DEFAULT_COUNT).map(({ id }) => id);
	const first = decided.read.repeats.get(sentence) ?? sentence;
	const shown = decided.reported.filter(({ hits }) => evidenceOf(hits).some((hit) => hit.sentence === first));
	if (shown.length > 0) return shown.slice(0, DEFAULT_COUNT).map(({ id }) => id);
	return readings[0] ? ranked(readings[0], decided).slice(0, DEFAULT_COUNT) : [];
}

/** The techniques of a sentence by their ids, most probable first. */
function ranked({ labels, probabilities }: SentenceReading, { idOfLabel }: DecidedReport): string[] {
	const order = Array.from(labels, (label, i) => ({ label, probability: probabilities[i]! })).sort(
		(a, b) => b.probability - a.probability || a.label - b.label,
	);
	return order.flatMap(({ label }) => idOfLabel[label] ?? []).filter((id, at, all) => all.indexOf(id) === at);
}

/** In the style of the report: what goes by its parent's id is part of the parent. */
function partsOf(id: string, reported: Reported | undefined, { idOfLabel }: DecidedReport): ProbabilityParts {
	return (reported?.rolledUpFrom ?? [id])
		.map((part) => idOfLabel.flatMap((other, label) => (other === part ? [label] : [])))
		.filter((labels) => labels.length > 0);
}

/** By probability; where no sentence has any, by the linear score. */
function bestSentence(
	labels: readonly number[],
	{ text, spans, readings }: ExplainedDocument,
	{ model }: MappingContext,
): number {
	const best = highest(readings, (reading) =>
		Math.max(0, ...labels.map((label) => probabilityIn(reading, label))),
	);
	if (best.value > 0) return best.at;
	return highest(spans, ({ start, end }) => {
		const scores = model.scorer.score(text.slice(start, end));
		return Math.max(...labels.map((label) => scores[label]!));
	}).at;
}

/** The first of the highest. */
function highest<T>(items: readonly T[], measure: (item: T) => number): { at: number; value: number } {
	let found = { at: -1, value: Number.NEGATIVE_INFINITY };
	items.forEach((item, at) => {
		const value = measure(item);
		if (at === 0 || value > found.value) found = { at, value };
	});
	return found;
}
