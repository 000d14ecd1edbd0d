import { join } from "node:path";
import { parseAttackId } from "./attack-id.js";
import { foldWhiteSpace } from "./fold-white-space.js";
import type { LabelledText } from "./labelled-text.js";
import { titleKey } from "./normalize-text.js";
import { readSourceJson } from "./read-source-file.js";
import type { ReaderOptions } from "./reader-options.js";
import { listOf, stringOf } from "./stix-object.js";
import { walkFiles } from "./walk-files.js";

/** An annotation type that names a technique: `Screen Capture (T1113)`. */
const TECHNIQUE_TYPE = /\((T\d{4}(?:\.\d{3})?)\)$/;
const EXTENSION = ".mjson";

/** One annotated report of TRAM. */
export interface TramDocument {
	/** The file's name without its extension. */
	readonly title: string;
	/** The report's text, as it is. */
	readonly text: string;
	/** Passages with the technique an annotator saw in them, in order. */
	readonly passages: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

/** Streams the annotated reports of TRAM's `mjson_files`, by file name. */
export async function* readTramDocuments(
	folder: string,
	options: ReaderOptions = {},
): AsyncGenerator<TramDocument> {
	for await (const file of walkFiles(folder, (path) => path.endsWith(EXTENSION))) {
		const content = (await readSourceJson(join(folder, file), options.signal)) as object | null;
		const text = content && stringOf(content, "signal");
		if (!text) {
			options.onWarning?.(`TRAM: ${file} has no text ("signal"); skipped.`);
			continue;
		}
		const passages = listOf(content, "asets")
			.flatMap(readPassages)
			.filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
			.sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1));
		yield { title: file.slice(file.lastIndexOf("/") + 1, -EXTENSION.length), text, passages };
	}
}

/**
 * Streams the annotated passages of TRAM's `mjson_files`, each as one text. A passage carries the labels of the
 * passages inside it too. There are more techniques here than in the other files; no passage means nothing.
 */
export async function* readTramMjson(
	folder: string,
	options: ReaderOptions = {},
): AsyncGenerator<LabelledText> {
	for await (const { title, text: report, passages } of readTramDocuments(folder, options)) {
		const seen = new Set<string>();
		for (const { start, end } of passages) {
			if (seen.has(`${start} ${end}`)) continue;
			seen.add(`${start} ${end}`);
			const text = foldWhiteSpace(report.slice(start, end));
			const inside = passages.filter((other) => other.start >= start && other.end <= end);
			const labels = [...new Set(inside.map(({ label }) => label))].sort();
			if (text) yield { text, labels, source: "tram-mjson", group: titleKey(title) };
		}
	}
}

function readPassages(annotationSet: object): { start: number; end: number; label: string }[] {
	const id = TECHNIQUE_TYPE.exec(stringOf(annotationSet, "type") ?? "")?.[1];
	const label = id && parseAttackId(id)?.id;
	if (!label) return [];
	return listOf(annotationSet, "annots").flatMap((annotation) => {
		const [start, end] = annotation as unknown[];
		return Number.isInteger(start) && Number.isInteger(end)
			? [{ start: start as number, end: end as number, label }]
			: [];
	});
}
