import { codeOf } from "../exit-code.js";
import { safeJson } from "./safe-json.js";

/** What failed in place of a result, as one line of JSON. */
export function renderFailureLine(failure: { id?: string; error: Error }): string {
	const { id = null, error } = failure;
	const { line } = error as { line?: number };
	return `${safeJson({ id, error: { code: codeOf(error) ?? "INTERNAL", message: error.message, line } })}\n`;
}
