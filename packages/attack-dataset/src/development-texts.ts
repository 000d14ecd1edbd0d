import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { foldWhiteSpace } from "./fold-white-space.js";
import { invalidLine, parseJsonLine } from "./parse-json-line.js";
import { readLines } from "./read-lines.js";
import { missingSource } from "./read-source-file.js";
import type { ReaderOptions } from "./reader-options.js";
import { listOf, stringOf, stringsOf } from "./stix-object.js";

/** Files of the written corpus named so are for evaluation: {@link buildDataset} leaves them out. */
export const DEVELOPMENT_PREFIX = "development-";

/** A whole text of the written corpus that a model is evaluated on and never trained on. */
export interface DevelopmentText {
	readonly id: string;
	/** `story` for a text with labelled sentences, else what the file says: the kind of quiet text. */
	readonly kind: string;
	readonly style?: string;
	/** The sentences a story is made of, each with its techniques. */
	readonly sentences?: readonly { readonly text: string; readonly labels: readonly string[] }[];
	/** The whole text; a story's sentences with a space between them. */
	readonly text: string;
	/** The techniques of the whole text, sorted; empty: it must be left quiet. */
	readonly labels: readonly string[];
}

/**
 * Streams the evaluation texts of the written corpus: the lines of its `development-*.jsonl` files, by file name.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_MISSING`, or `DATASET_SOURCE_INVALID` with the number of a broken line
 */
export async function* readDevelopmentTexts(
	folder: string,
	options: ReaderOptions = {},
): AsyncGenerator<DevelopmentText> {
	for (const file of await listWrittenFiles(folder)) {
		if (!file.startsWith(DEVELOPMENT_PREFIX)) continue;
		const path = join(folder, file);
		for await (const { line, number } of readLines(path, options.signal)) {
			if (line.trim() !== "") yield readText(parseJsonLine(line, number, path), number, path);
		}
	}
}

/** Names of the corpus files in a folder, sorted. */
export async function listWrittenFiles(folder: string): Promise<string[]> {
	const entries = await readdir(folder).catch((cause: unknown) => {
		throw missingSource(folder, cause);
	});
	return entries.filter((name) => name.endsWith(".jsonl")).sort();
}

function readText(record: object, number: number, path: string): DevelopmentText {
	const id = stringOf(record, "id");
	if (!id) throw invalidLine(path, number, 'a text in "id"', "none");
	const style = stringOf(record, "style");
	const shared = { id, ...(style ? { style } : {}) };
	if ("sentences" in record) {
		const sentences = listOf(record, "sentences").map((sentence) => ({
			text: foldWhiteSpace(stringOf(sentence, "text") ?? ""),
			labels: stringsOf(sentence, "labels"),
		}));
		const text = sentences.map((sentence) => sentence.text).join(" ");
		const labels = [...new Set(sentences.flatMap((sentence) => sentence.labels))].sort();
		return { ...shared, kind: stringOf(record, "kind") ?? "story", sentences, text, labels };
	}
	const text = stringOf(record, "text");
	if (!text) throw invalidLine(path, number, '"sentences" or a text in "text"', "neither");
	return { ...shared, kind: stringOf(record, "kind") ?? "quiet", text, labels: [] };
}
