import { defangValue } from "@mapper/ioc-extract";
import { renderCsvRow } from "./csv-row.js";
import type { IndicatorWriter } from "./indicator-writer.js";
import { visibleValue } from "./visible-text.js";

const HEADER = ["type", "value", "count", "start", "end", "text", "defanged", "flags", "report"];

/** One row for each value of each text. `start` to `defanged` are those of its first occurrence. */
export function createIndicatorCsvWriter(options: {
	readonly isSingle: boolean;
	readonly isDefanged: boolean;
}): IndicatorWriter {
	const { isSingle, isDefanged } = options;
	let hasHeader = false;
	const header = (): string => {
		if (hasHeader) return "";
		hasHeader = true;
		return renderCsvRow(HEADER);
	};
	return {
		extracted({ label, id, indicators }) {
			const rows = indicators.map(({ type, value, count, start, end, text, defanged, flags }) =>
				renderCsvRow([
					type,
					visibleValue(isDefanged ? defangValue({ type, value }) : value),
					count,
					start,
					end,
					visibleValue(text),
					String(defanged),
					visibleValue(flags.join(";")),
					visibleValue(id ?? label),
				]),
			);
			return header() + rows.join("");
		},
		failed: () => "",
		// When the one report failed there is no result, not even an empty one.
		end: () => (isSingle ? "" : header()),
	};
}
