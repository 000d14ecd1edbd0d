import { basename } from "node:path";
import { Readable } from "node:stream";
import { type Info, parse } from "csv-parse";
import { parseAttackId } from "./attack-id.js";
import { foldWhiteSpace } from "./fold-white-space.js";
import type { LabelledText } from "./labelled-text.js";
import { invalidLine, parseJsonLine } from "./parse-json-line.js";
import { MAX_LINE_CHARACTERS, readLines } from "./read-lines.js";
import { invalidSource } from "./read-source-file.js";
import type { ReaderOptions } from "./reader-options.js";

/** Settings of {@link readTable}. */
export interface ReadTableOptions extends ReaderOptions {
	/** Default: `jsonl` for a file named `.jsonl` or `.ndjson`, else `csv`. */
	readonly format?: "csv" | "jsonl";
	/** Skip a broken line with a warning in place of throwing. Default: false. */
	readonly skipInvalid?: boolean;
}

interface Row {
	readonly number: number;
	readonly fields: object;
}

const SEPARATOR = /[;,|]/;

/**
 * Streams a table of texts and labels: CSV with a header row, or JSON lines. Columns: `text`; `labels` (or `label`):
 * ids separated by `;`, `,` or `|`, or a JSON array, empty for a text that describes nothing; `group` where lines
 * belong together (default: each line is a group). Other columns are ignored.
 *
 * @throws AttackDatasetError `DATASET_SOURCE_INVALID` with the line number, unless `skipInvalid`; a missing column
 * always throws
 */
export async function* readTable(path: string, options: ReadTableOptions = {}): AsyncGenerator<LabelledText> {
	const { format = /\.(?:jsonl|ndjson)$/i.test(path) ? "jsonl" : "csv", skipInvalid = false } = options;
	const onBroken = (error: unknown): void => {
		if (!skipInvalid) throw error;
		options.onWarning?.((error as Error).message);
	};
	const rows = format === "jsonl" ? jsonRows(path, options, onBroken) : csvRows(path, options, onBroken);
	for await (const { number, fields } of rows) {
		try {
			yield toLabelledText(path, number, fields);
		} catch (error) {
			onBroken(error);
		}
	}
}

function toLabelledText(path: string, number: number, fields: object): LabelledText {
	const { text, label, labels = label, group } = fields as Record<string, unknown>;
	const plain = typeof text === "string" ? foldWhiteSpace(text) : "";
	if (!plain) throw invalidLine(path, number, 'a text in "text"', "none");
	const ids = readLabels(labels).map((label) => {
		const id = parseAttackId(label);
		if (id && id.kind !== "tactic") return id.id;
		throw invalidLine(path, number, "technique ids such as T1059.001", JSON.stringify(label.slice(0, 80)));
	});
	const shared = typeof group === "string" && group.trim() !== "" ? foldWhiteSpace(group) : String(number);
	return {
		text: plain,
		labels: [...new Set(ids)],
		source: "table",
		group: `table:${basename(path)}:${shared}`,
	};
}

/** Ids in a text or a list; whatever else stands there is given back as text, to be refused. */
function readLabels(value: unknown): string[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value))
		return value.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
	if (typeof value !== "string") return [JSON.stringify(value)];
	if (value.trim().startsWith("[")) {
		try {
			return readLabels(JSON.parse(value));
		} catch {
			return [value];
		}
	}
	return value
		.split(SEPARATOR)
		.map((id) => id.trim())
		.filter((id) => id !== "");
}

async function* jsonRows(
	path: string,
	options: ReaderOptions,
	onBroken: (error: unknown) => void,
): AsyncGenerator<Row> {
	for await (const { line, number } of readLines(path, options.signal)) {
		if (line.trim() === "") continue;
		let fields: object;
		try {
			fields = parseJsonLine(line, number, path);
		} catch (error) {
			onBroken(error);
			continue;
		}
		yield { number, fields };
	}
}

async function* csvRows(
	path: string,
	options: ReaderOptions,
	onBroken: (error: unknown) => void,
): AsyncGenerator<Row> {
	let broken: unknown[] = [];
	let brokenLine = 0;
	const parser = parse({
		columns: (header: string[]) => checkHeader(path, header),
		info: true,
		max_record_size: MAX_LINE_CHARACTERS,
		skip_empty_lines: true,
		skip_records_with_error: true,
		on_skip: (error) => {
			const line = (error as unknown as Info | undefined)?.lines ?? 0;
			// One misplaced quote is an error twice.
			if (line !== brokenLine)
				broken.push(invalidLine(path, line, "a row of CSV", `${error?.message}`, error));
			brokenLine = line;
			return undefined;
		},
	});
	// By lines, since the parser counts a CRLF between quotes as two.
	const source = Readable.from(lineTexts(path, options.signal), { objectMode: false });
	source.on("error", (cause) => parser.destroy(cause));
	source.pipe(parser);
	const reportBroken = (): void => {
		const errors = broken;
		broken = [];
		for (const error of errors) onBroken(error);
	};
	try {
		for await (const { record, info } of parser as AsyncIterable<{ record: object; info: Info }>) {
			reportBroken();
			yield { number: info.lines, fields: record };
		}
		reportBroken();
	} catch (cause) {
		options.signal?.throwIfAborted();
		throw cause;
	} finally {
		source.destroy();
		parser.destroy();
	}
}

async function* lineTexts(path: string, signal?: AbortSignal): AsyncGenerator<string> {
	for await (const { line } of readLines(path, signal)) yield `${line}\n`;
}

function checkHeader(path: string, header: readonly string[]): string[] {
	const names = header.map((name) => name.trim().toLowerCase());
	if (!names.includes("text") || !(names.includes("labels") || names.includes("label"))) {
		const found = header.join(", ").slice(0, 200);
		throw invalidSource(path, 'a header row with the columns "text" and "labels"', `the columns: ${found}`);
	}
	return names;
}
