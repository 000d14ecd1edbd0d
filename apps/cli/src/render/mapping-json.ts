import type { ReportMapping } from "@mapper/predictor";
import { codeOf } from "../exit-code.js";
import { safeJson } from "./safe-json.js";

/** One mapping as indented JSON, without a line break at the end. */
export function renderMappingJson(mapping: ReportMapping): string {
	return safeJson(mapping, 2);
}

/** One mapping as one line. */
export function renderMappingLine(mapping: ReportMapping): string {
	return `${safeJson(mapping)}\n`;
}

/** What failed in place of a mapping, as one line. */
export function renderFailureLine(failure: { id?: string; error: Error }): string {
	const { id = null, error } = failure;
	const { line } = error as { line?: number };
	return `${safeJson({ id, error: { code: codeOf(error) ?? "INTERNAL", message: error.message, line } })}\n`;
}
