import { createHash } from "node:crypto";
import { defangValue } from "@mapper/ioc-extract";
import type { ExtractedResult } from "./indicator-writer.js";
import { safeJson } from "./safe-json.js";

/** The indicators of one text as indented JSON, without a line break at the end. */
export function renderIndicatorJson(result: ExtractedResult, isDefanged: boolean): string {
	return safeJson(toJson(result, isDefanged), 2);
}

/** The indicators of one text as one line. */
export function renderIndicatorLine(result: ExtractedResult, isDefanged: boolean): string {
	return `${safeJson(toJson(result, isDefanged))}\n`;
}

/** `value` stays what it is; who asks for defanged values finds them beside it. */
function toJson({ id, text, source, indicators }: ExtractedResult, isDefanged: boolean): object {
	return {
		// As in a mapping: the caller's, or the SHA-256 of the text's UTF-8 bytes.
		id: id ?? createHash("sha256").update(text).digest("hex"),
		...(source !== undefined && { source }),
		indicators: isDefanged
			? indicators.map(({ type, value, ...rest }) => ({
					type,
					value,
					defangedValue: defangValue({ type, value }),
					...rest,
				}))
			: indicators,
	};
}
