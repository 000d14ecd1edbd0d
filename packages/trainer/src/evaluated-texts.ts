import type { LabelledText } from "@mapper/attack-dataset";

/** A text to judge. */
export interface EvaluatedText {
	readonly text: string;
	readonly labels: readonly string[];
	/** What it belongs to: texts of one unit resemble each other, so that figures vary by unit. */
	readonly unit: string;
}

/** Each record by itself, in the unit of its source. */
export function singleTexts(records: readonly LabelledText[]): EvaluatedText[] {
	return records.map(({ text, labels, group }) => ({ text, labels, unit: group }));
}

/** Puts the sentences of each report together again, one paragraph each, so that they are split as they were. */
export function joinDocuments(sentences: readonly LabelledText[]): EvaluatedText[] {
	const documents = new Map<string, LabelledText[]>();
	for (const sentence of sentences) {
		const document = documents.get(sentence.group);
		if (document) document.push(sentence);
		else documents.set(sentence.group, [sentence]);
	}
	return [...documents].map(([unit, parts]) => {
		parts.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
		return {
			text: parts.map(({ text }) => text).join("\n\n"),
			labels: [...new Set(parts.flatMap(({ labels }) => labels))],
			unit,
		};
	});
}

/** One text with the labels of all its copies, in the unit of the first. */
export function mergeEqual(records: readonly LabelledText[]): EvaluatedText[] {
	const merged = new Map<string, { labels: Set<string>; unit: string }>();
	for (const { text, labels, group } of records) {
		const known = merged.get(text) ?? { labels: new Set(), unit: group };
		for (const id of labels) known.labels.add(id);
		merged.set(text, known);
	}
	return [...merged].map(([text, { labels, unit }]) => ({ text, labels: [...labels], unit }));
}
