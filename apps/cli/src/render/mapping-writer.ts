import type { MapFailure, MappedResult } from "../map-inputs.js";
import { renderFailureLine } from "./failure-line.js";
import { renderMappingJson, renderMappingLine } from "./mapping-json.js";
import { renderMappingTable } from "./mapping-table.js";
import type { Terminal } from "./terminal.js";

/** Turns results into text, one at a time. */
export interface MappingWriter {
	mapped(result: MappedResult): string;
	failed(failure: MapFailure): string;
	/** What closes the whole. */
	end(): string;
}

/** How results are written. */
export interface MappingWriterOptions {
	readonly format: "table" | "json" | "ndjson";
	/** One text: JSON is an object; else an array, however many there are. */
	readonly isSingle: boolean;
	readonly terminal: Terminal;
	readonly nameOf: (id: string) => string | undefined;
}

/** The writer of a format. */
export function createMappingWriter(options: MappingWriterOptions): MappingWriter {
	const { format, isSingle, terminal, nameOf } = options;
	let written = 0;
	if (format === "ndjson") {
		return { mapped: ({ mapping }) => renderMappingLine(mapping), failed: renderFailureLine, end: () => "" };
	}
	if (format === "json" && isSingle) {
		return { mapped: ({ mapping }) => `${renderMappingJson(mapping)}\n`, failed: () => "", end: () => "" };
	}
	if (format === "json") {
		return {
			mapped: ({ mapping }) => (written++ === 0 ? "[\n" : ",\n") + renderMappingJson(mapping),
			failed: () => "",
			end: () => (written === 0 ? "[]\n" : "\n]\n"),
		};
	}
	return {
		mapped: ({ mapping, text, label, id }) => {
			const title = id ?? label;
			return (written++ === 0 ? "" : "\n\n") + renderMappingTable(mapping, { title, text, terminal, nameOf });
		},
		failed: () => "",
		end: () => "",
	};
}
