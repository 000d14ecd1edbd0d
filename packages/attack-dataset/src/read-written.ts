import { basename } from "node:path";
import { foldWhiteSpace } from "./fold-white-space.js";
import type { LabelledText } from "./labelled-text.js";
import { parseJsonLine } from "./parse-json-line.js";
import { readLines } from "./read-lines.js";
import type { ReaderOptions } from "./reader-options.js";
import { stringOf, stringsOf } from "./stix-object.js";

/**
 * Streams one file of the written corpus: JSON lines of `text`, `labels`, `style` and, where they apply, `group`,
 * `document` and `order`.
 *
 * Lines that must not be parted share a group: the one stated, else their document, else the technique they were
 * written for. Such lines stand together, the positives with that technique first among their labels, the negatives
 * after them.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID` with the number of the line that is broken
 */
export async function* readWritten(path: string, options: ReaderOptions = {}): AsyncGenerator<LabelledText> {
	const stem = basename(path).replace(/\.jsonl$/, "");
	let block: string | undefined;
	for await (const { line, number } of readLines(path, options.signal)) {
		if (line.trim() === "") continue;
		const record = parseJsonLine(line, number, path);
		const text = foldWhiteSpace(stringOf(record, "text") ?? "");
		const labels = stringsOf(record, "labels");
		if (!text) {
			options.onWarning?.(`${path}, line ${number}: no text; skipped.`);
			continue;
		}
		// A line that also shows the block's technique belongs to it, whatever label comes first.
		if (labels.length > 0 && (block === undefined || !labels.includes(block))) block = labels[0];
		const document = stringOf(record, "document");
		const group = stringOf(record, "group") ?? document ?? block ?? "start";
		const style = stringOf(record, "style");
		const order = (record as { order?: unknown }).order;
		yield {
			text,
			labels,
			source: "written",
			group: `written:${stem}:${group}`,
			...(document !== undefined && Number.isInteger(order) ? { order: order as number } : {}),
			...(style !== undefined ? { style } : {}),
		};
	}
}
