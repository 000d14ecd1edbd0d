import { defangValue, INDICATOR_TYPES, type IndicatorType } from "@mapper/ioc-extract";
import type { IndicatorWriter } from "./indicator-writer.js";
import { visibleValue } from "./visible-text.js";

/**
 * One value a line, each once in all texts together. Of one type they are written as they come; of several they stand
 * in blocks under a line `# type`, which are complete only at the end.
 */
export function createIndicatorListWriter(options: {
	readonly isDefanged: boolean;
	readonly hasOneType: boolean;
}): IndicatorWriter {
	const { isDefanged, hasOneType } = options;
	const values = new Map<IndicatorType, Set<string>>(INDICATOR_TYPES.map((type) => [type, new Set()]));
	return {
		extracted({ indicators }) {
			let lines = "";
			for (const { type, value } of indicators) {
				const shown = visibleValue(isDefanged ? defangValue({ type, value }) : value);
				const known = values.get(type)!;
				if (hasOneType && !known.has(shown)) lines += `${shown}\n`;
				known.add(shown);
			}
			return lines;
		},
		failed: () => "",
		end() {
			if (hasOneType) return "";
			const blocks = [...values].filter(([, each]) => each.size > 0);
			return blocks.map(([type, each]) => `# ${type}\n${[...each].join("\n")}\n`).join("\n");
		},
	};
}
