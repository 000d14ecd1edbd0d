import type { DevelopmentText, LabelledText } from "@mapper/attack-dataset";
import {
	hitRate,
	type Judgement,
	type LabelMetrics,
	measureLabels,
	measureReliability,
	type PrecisionRecallF1,
	type Reliability,
} from "./metrics.js";

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
	readonly micro: PrecisionRecallF1;
	readonly macroF1: number;
	/** Mean F1 of the label sets of single texts. */
	readonly perTextF1: number;
	readonly hitAt1: number;
	readonly hitAt3: number;
	readonly hitAt5: number;
	readonly reliability: Reliability;
}

/** All figures of a model: JSON-able, the source of the model card. */
export interface EvaluationReport {
	readonly tramDocuments: EvaluatedSet;
	readonly tramSentences: EvaluatedSet;
	readonly procedures: EvaluatedSet;
	readonly stories?: EvaluatedSet;
	/** Texts without adversary behaviour on which nothing was reported. */
	readonly quiet?: {
		readonly texts: number;
		readonly quietShare: number;
		readonly byKind: Record<string, number>;
	};
	/** Per technique over TRAM sentences, procedures and stories together. */
	readonly perTechnique: LabelMetrics["perLabel"];
	/** Pairs where a text of the first was taken for the second, most often first. */
	readonly confusedPairs: readonly {
		readonly actual: string;
		readonly predicted: string;
		readonly texts: number;
	}[];
}

/** Confused pairs listed at most. */
const MAX_CONFUSED_PAIRS = 40;

/** Judges a mapper on held-out material. */
export async function evaluateMapper(map: Mapper, material: EvaluationMaterial): Promise<EvaluationReport> {
	const { development, written, annotated } = material;
	const sentences = development.filter(({ source }) => source === "tram-multi-label");
	const documents = await judge(map, joinDocuments(sentences), annotated);
	const single = await judge(map, sentences, annotated);
	const procedures = await judge(map, mergeEqual(development.filter(({ source }) => source === "procedure")));
	const stories = await judge(
		map,
		written.filter(({ labels }) => labels.length > 0),
	);
	const quietTexts = written.filter(({ labels }) => labels.length === 0);
	const quiet = await judge(map, quietTexts);
	const all = [...single.judgements, ...procedures.judgements, ...stories.judgements];
	return {
		tramDocuments: documents.set,
		tramSentences: single.set,
		procedures: procedures.set,
		...(stories.set.texts > 0 && { stories: stories.set }),
		...(quietTexts.length > 0 && { quiet: countQuiet(quietTexts, quiet.judgements) }),
		perTechnique: measureLabels(all).perLabel,
		confusedPairs: findConfusedPairs([...single.ranked, ...procedures.ranked]),
	};
}

interface LabelledLike {
	readonly text: string;
	readonly labels: readonly string[];
}

interface Ranking {
	readonly ranked: readonly string[];
	readonly actual: readonly string[];
}

async function judge(
	map: Mapper,
	texts: readonly LabelledLike[],
	labels?: ReadonlySet<string>,
): Promise<{ set: EvaluatedSet; judgements: Judgement[]; ranked: Ranking[] }> {
	const mappings = await map(texts.map(({ text }) => text));
	const counts = (id: string) => !labels || labels.has(id);
	const judgements = mappings.map(
		({ techniques }, i): Judgement => ({
			predicted: techniques.map(({ id }) => id).filter(counts),
			actual: texts[i]!.labels.filter(counts),
		}),
	);
	const scored = mappings.map(({ techniques, candidates }) =>
		[...techniques, ...candidates]
			.filter(({ id }) => counts(id))
			.sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1)),
	);
	const ranked = scored.map((list, i) => ({
		ranked: list.map(({ id }) => id),
		actual: judgements[i]!.actual,
	}));
	const { micro, macroF1, perTextF1 } = measureLabels(judgements);
	const predictions = scored.flatMap((list, i) =>
		list.map(({ id, confidence }) => ({ confidence, isRight: texts[i]!.labels.includes(id) })),
	);
	const set = {
		texts: texts.length,
		micro,
		macroF1,
		perTextF1,
		hitAt1: hitRate(ranked, 1),
		hitAt3: hitRate(ranked, 3),
		hitAt5: hitRate(ranked, 5),
		reliability: measureReliability(predictions),
	};
	return { set, judgements, ranked };
}

/** Puts the sentences of each report together again, one paragraph each, so that they are split as they were. */
function joinDocuments(sentences: readonly LabelledText[]): LabelledLike[] {
	const documents = new Map<string, LabelledText[]>();
	for (const sentence of sentences) {
		const document = documents.get(sentence.group);
		if (document) document.push(sentence);
		else documents.set(sentence.group, [sentence]);
	}
	return [...documents.values()].map((parts) => {
		parts.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
		return {
			text: parts.map(({ text }) => text).join("\n\n"),
			labels: [...new Set(parts.flatMap(({ labels }) => labels))],
		};
	});
}

/** One text with the labels of all its copies. */
function mergeEqual(records: readonly LabelledText[]): LabelledLike[] {
	const labelsOf = new Map<string, Set<string>>();
	for (const { text, labels } of records) {
		const known = labelsOf.get(text) ?? new Set();
		for (const id of labels) known.add(id);
		labelsOf.set(text, known);
	}
	return [...labelsOf].map(([text, labels]) => ({ text, labels: [...labels] }));
}

function countQuiet(
	texts: readonly DevelopmentText[],
	judgements: readonly Judgement[],
): NonNullable<EvaluationReport["quiet"]> {
	const byKind: Record<string, { texts: number; quiet: number }> = {};
	let quiet = 0;
	texts.forEach(({ kind }, i) => {
		const counts = byKind[kind] ?? { texts: 0, quiet: 0 };
		byKind[kind] = counts;
		counts.texts++;
		if (judgements[i]!.predicted.length > 0) return;
		counts.quiet++;
		quiet++;
	});
	const shares = Object.entries(byKind).map(([kind, counts]) => [kind, counts.quiet / counts.texts] as const);
	return { texts: texts.length, quietShare: quiet / texts.length, byKind: Object.fromEntries(shares) };
}

function findConfusedPairs(rankings: readonly Ranking[]): EvaluationReport["confusedPairs"] {
	const counts = new Map<string, { actual: string; predicted: string; texts: number }>();
	for (const { ranked, actual } of rankings) {
		const [predicted] = ranked;
		const [only, ...others] = actual;
		if (!predicted || !only || others.length > 0 || predicted === only) continue;
		const key = `${only} ${predicted}`;
		const found = counts.get(key);
		if (found) found.texts++;
		else counts.set(key, { actual: only, predicted, texts: 1 });
	}
	return [...counts.values()]
		.sort((a, b) => b.texts - a.texts || (a.actual + a.predicted < b.actual + b.predicted ? -1 : 1))
		.slice(0, MAX_CONFUSED_PAIRS);
}
