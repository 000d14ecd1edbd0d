import { weighText } from "./aggregate.js";
import { byConfidenceThenId } from "./confidence.js";
import type { JudgedText, Thresholds } from "./decide.js";
import { dropDoubtfulChildren, dropImpliedParents, type Placed, rollUpToParents } from "./hierarchy.js";
import type { MapOptions } from "./map-options.js";
import type { MappingContext } from "./map-report.js";
import { placeTechniques } from "./place-techniques.js";
import { type ReadText, readSentences, type SentenceHit } from "./read-sentences.js";
import type { TechniqueBasis } from "./report-mapping.js";
import type { ReportVocabulary } from "./report-vocabulary.js";
import { findStatedTechniques } from "./state-techniques.js";

/** A technique that is reported. */
export interface Reported extends Placed {
	readonly basis: TechniqueBasis;
	/** Present when it stands for its family: what was added up. */
	readonly rolledUpFrom?: readonly string[];
}

/** Chooses what is reported, hierarchy and stated ids heeded. */
export type DecideTechniques = (
	weighed: readonly Placed[],
	thresholdOf: (label: number) => number,
) => readonly Reported[];

/** A text read, weighed and decided. */
export interface DecidedReport {
	readonly read: ReadText;
	readonly judged: JudgedText;
	/** For each label of the model its id in this report's style and ATT&CK version. */
	readonly idOfLabel: readonly (string | undefined)[];
	/** All techniques with a chance, best first. */
	readonly weighed: readonly Placed[];
	readonly decide: DecideTechniques;
	/** Best first. */
	readonly reported: readonly Reported[];
	readonly warnings: readonly string[];
}

/** Sentences, scores, document rule, stated ids, hierarchy, decision, in that order. */
export async function decideReport(
	text: string,
	context: MappingContext,
	thresholds: Thresholds,
	options: Pick<MapOptions, "statedIds" | "minPrecision" | "style" | "signal"> & {
		/** Whether `read.readings` is filled. Default false. */
		readonly keepReadings?: boolean;
	},
): Promise<DecidedReport> {
	const { statedIds = true, minPrecision, style, signal, keepReadings } = options;
	const { model, vocabulary } = context;
	const read = await readSentences(text, model, { style, signal, keepReadings });
	const { techniques, judged } = weighText(read, context);
	const thresholdOf = (label: number) => thresholds(label, judged);
	const idOfLabel = style === "reports" ? vocabulary.reportIdOfLabel : vocabulary.idOfLabel;
	const weighed = placeTechniques(techniques, idOfLabel, thresholdOf);
	const { stated, warnings } = statedIds
		? findStatedTechniques(text, read.sentences, vocabulary)
		: { stated: [], warnings: [] };
	// A rolled-up sum is not what the precision table measured.
	const rollsUp = minPrecision === undefined;
	const decide: DecideTechniques = (placed, thresholdFor) =>
		decideTechniques(placed, stated, vocabulary, thresholdFor, rollsUp);
	return { read, judged, idOfLabel, weighed, decide, reported: decide(weighed, thresholdOf), warnings };
}

/**
 * Chooses what is reported, best first: what the text states, what is above its threshold, and, where it is asked for,
 * what is rolled up. Stated ids are facts: no rule drops them, but they count as children and parents of what the model
 * recognised.
 */
function decideTechniques(
	weighed: readonly Placed[],
	stated: ReturnType<typeof findStatedTechniques>["stated"],
	{ catalogue, labelsOfId }: ReportVocabulary,
	thresholdOf: (label: number) => number,
	rollsUp: boolean,
): Reported[] {
	const likely = weighed.filter(({ hits }) => hits.length > 0);
	const convincing = new Map(
		dropDoubtfulChildren(
			likely.filter(({ confidence, threshold }) => confidence >= threshold),
			catalogue,
		).map((technique): [string, Reported] => [technique.id, { ...technique, basis: "model" }]),
	);
	const facts = stated.map(({ id, sentences }): Reported => {
		const certain = sentences.map((sentence): SentenceHit => ({ sentence, probability: 1 }));
		const others = (convincing.get(id)?.hits ?? []).filter(({ sentence }) => !sentences.includes(sentence));
		return { id, confidence: 1, hits: [...certain, ...others], threshold: 0, basis: "stated" };
	});
	for (const { id } of facts) convincing.delete(id);
	const kept = dropImpliedParents([...facts, ...convincing.values()], catalogue).filter(
		({ basis }) => basis === "model",
	);
	const rolled = rollUpToParents(
		rollsUp ? likely : [],
		new Set([...facts, ...convincing.values()].map(({ id }) => id)),
		catalogue,
		(id, confidence, hits): Placed | undefined => {
			const label = labelsOfId.get(id)?.[0];
			return label === undefined ? undefined : { id, confidence, hits, threshold: thresholdOf(label) };
		},
	).map(
		(technique): Reported => ({
			...technique,
			basis: "model",
			rolledUpFrom: likely
				.filter(({ id }) => (catalogue.get(id)?.parent ?? id) === technique.id)
				.map(({ id }) => id),
		}),
	);
	return [...facts, ...kept, ...rolled].sort(byConfidenceThenId);
}
