import type { Indicator } from "@mapper/ioc-extract";

/** An indicator with its defaults filled in: as if it were the whole text. */
export function indicator(given: Pick<Indicator, "type" | "value"> & Partial<Indicator>): Indicator {
	const { start = 0, text = given.value } = given;
	return { start, end: start + text.length, text, defanged: false, defangForms: [], flags: [], ...given };
}
