import { INDICATOR_TYPES, type Indicator } from "./indicator.js";

/** One place where a value stands. */
export type IndicatorSpan = Pick<Indicator, "start" | "end" | "text" | "defanged" | "defangForms" | "port">;

/** A value with every place where it stands. Read as an indicator, it is its first occurrence with the flags of all. */
export interface IndicatorGroup extends Indicator {
	/** How often it stands in the text. */
	readonly count: number;
	/** In the order of the text; `count` of them. */
	readonly spans: readonly IndicatorSpan[];
}

/**
 * One entry for each type and value, in the order of {@link INDICATOR_TYPES}, then of the first occurrence.
 *
 * @param indicators the indicators of one text, in any order
 */
export function groupIndicators(indicators: readonly Indicator[]): IndicatorGroup[] {
	const groups = new Map<string, Indicator[]>();
	for (const indicator of indicators) {
		const key = `${indicator.type} ${indicator.value}`;
		const group = groups.get(key);
		if (group) group.push(indicator);
		else groups.set(key, [indicator]);
	}
	const rank = new Map(INDICATOR_TYPES.map((type, at) => [type, at]));
	return [...groups.values()]
		.map(joinGroup)
		.sort((a, b) => rank.get(a.type)! - rank.get(b.type)! || a.start - b.start);
}

function joinGroup(occurrences: readonly Indicator[]): IndicatorGroup {
	const inOrder = [...occurrences].sort((a, b) => a.start - b.start || a.end - b.end);
	return {
		...inOrder[0]!,
		flags: [...new Set(inOrder.flatMap(({ flags }) => flags))],
		count: inOrder.length,
		spans: inOrder.map(({ start, end, text, defanged, defangForms, port }) => ({
			start,
			end,
			text,
			defanged,
			defangForms,
			...(port !== undefined && { port }),
		})),
	};
}
