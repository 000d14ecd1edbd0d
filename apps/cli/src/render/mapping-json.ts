import type { ReportMapping } from "@mapper/predictor";
import { safeJson } from "./safe-json.js";

/** One mapping as indented JSON, without a line break at the end. */
export function renderMappingJson(mapping: ReportMapping): string {
	return safeJson(mapping, 2);
}

/** One mapping as one line. */
export function renderMappingLine(mapping: ReportMapping): string {
	return `${safeJson(mapping)}\n`;
}
