import type { IndicatorGroup } from "@mapper/ioc-extract";
import type { FailedItem, ReadItem } from "../input/input-item.js";
import { renderFailureLine } from "./failure-line.js";
import { createIndicatorCsvWriter } from "./indicator-csv.js";
import { renderIndicatorJson, renderIndicatorLine } from "./indicator-json.js";
import { createIndicatorListWriter } from "./indicator-list.js";
import { renderIndicatorTable } from "./indicator-table.js";
import type { Terminal } from "./terminal.js";

/** What `mapper iocs` can print. */
export type IndicatorFormat = "table" | "json" | "ndjson" | "csv" | "list";

/** A text with its indicators. */
export interface ExtractedResult extends Omit<ReadItem, "error"> {
	readonly indicators: readonly IndicatorGroup[];
}

/** Turns results into text, one at a time. */
export interface IndicatorWriter {
	extracted(result: ExtractedResult): string;
	failed(failure: FailedItem): string;
	/** What closes the whole. */
	end(): string;
}

/** How results are written. */
export interface IndicatorWriterOptions {
	readonly format: IndicatorFormat;
	/** One text: JSON is an object; else an array, however many there are. */
	readonly isSingle: boolean;
	/** Whether values are defanged for the eye; JSON gets them beside the values. */
	readonly isDefanged: boolean;
	/** Whether the user asked for one type: a list of it needs no headings. */
	readonly hasOneType: boolean;
	readonly terminal: Terminal;
}

/** The writer of a format. */
export function createIndicatorWriter(options: IndicatorWriterOptions): IndicatorWriter {
	const { format, isSingle, isDefanged } = options;
	if (format === "csv") return createIndicatorCsvWriter(options);
	if (format === "list") return createIndicatorListWriter(options);
	let written = 0;
	if (format === "ndjson") {
		return {
			extracted: (result) => renderIndicatorLine(result, isDefanged),
			failed: renderFailureLine,
			end: () => "",
		};
	}
	if (format === "json" && isSingle) {
		return {
			extracted: (result) => `${renderIndicatorJson(result, isDefanged)}\n`,
			failed: () => "",
			end: () => "",
		};
	}
	if (format === "json") {
		return {
			extracted: (result) => (written++ === 0 ? "[\n" : ",\n") + renderIndicatorJson(result, isDefanged),
			failed: () => "",
			end: () => (written === 0 ? "[]\n" : "\n]\n"),
		};
	}
	return {
		extracted: (result) => (written++ === 0 ? "" : "\n\n") + renderIndicatorTable(result, options),
		failed: () => "",
		end: () => "",
	};
}
