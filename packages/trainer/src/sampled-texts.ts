import type { LabelledText } from "@mapper/attack-dataset";
import { createDocumentSummary, type DocumentSummary, type SentenceReading } from "@mapper/lexical-model";

/** A stretch of text a reader might hand in: some sentences of one source, read by a model that never saw them. */
export interface SampledText {
	readonly summary: DocumentSummary;
	/** Numbers of the labels any of its sentences carries. */
	readonly labels: ReadonlySet<number>;
	/** Fold of its sentences. */
	readonly fold: number;
	/** Whether only the annotated labels can be judged on it. */
	readonly isAnnotated: boolean;
	/** How much it counts when rules are fitted. */
	readonly importance: number;
}

/** Lengths, in sentences, at which whole reports and stories are cut into windows, so that a rule meets every length. */
const WINDOW_LENGTHS = [1, 2, 4, 8, 16, 32];
/** A window counts this much, times the root of its length, at most 1: there are many, and neighbours are alike. */
const WINDOW_IMPORTANCE = 0.3;

/** A record with its out-of-fold reading. */
export interface ReadRecord {
	readonly record: LabelledText;
	readonly fold: number;
	readonly labels: readonly number[];
	readonly reading: SentenceReading;
}

/**
 * Makes texts of many lengths from records: whole annotated reports and written stories and windows of them, procedures
 * and single sentences in many voices.
 */
export function sampleTexts(records: readonly ReadRecord[]): SampledText[] {
	const documents = new Map<string, ReadRecord[]>();
	const texts: SampledText[] = [];
	for (const item of records) {
		const { source, group, order } = item.record;
		if (source === "tram-multi-label" || (source === "written" && order !== undefined)) {
			const document = documents.get(group);
			if (document) document.push(item);
			else documents.set(group, [item]);
		} else if (source === "procedure" || isVoice(item.record)) {
			texts.push(toText([item], WINDOW_IMPORTANCE * (isVoice(item.record) ? VOICE_FACTOR : 1)));
		}
	}
	for (const sentences of documents.values()) {
		sentences.sort((a, b) => (a.record.order ?? 0) - (b.record.order ?? 0));
		texts.push(toText(sentences, 1));
		for (const length of WINDOW_LENGTHS) {
			if (length >= sentences.length) break;
			const importance = Math.min(1, WINDOW_IMPORTANCE * Math.sqrt(length));
			for (let start = 0; start + length <= sentences.length; start += length) {
				texts.push(toText(sentences.slice(start, start + length), importance));
			}
		}
	}
	return texts;
}

/** Sentences that say who acts, in voices where often nobody does, are few against procedures. */
const VOICE_FACTOR = 10;

/** A written sentence that belongs to no technique block and no story. */
export function isVoice({ source, group, order }: LabelledText): boolean {
	return source === "written" && order === undefined && group.includes("voices:");
}

function toText(items: readonly ReadRecord[], importance: number): SampledText {
	return {
		summary: summarize(items),
		labels: new Set(items.flatMap(({ labels }) => labels)),
		fold: items[0]?.fold ?? 0,
		isAnnotated: items[0]?.record.source === "tram-multi-label",
		importance,
	};
}

/** Takes the readings of a text's sentences together. */
export function summarize(items: readonly ReadRecord[]): DocumentSummary {
	const summary = createDocumentSummary();
	for (const { reading } of items) summary.add(reading);
	return summary;
}
