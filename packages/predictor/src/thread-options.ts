import { combineWarningLists, type WarningList } from "@mapper/ioc-extract";
import type { MapOptions } from "./map-options.js";

/** {@link MapOptions} as plain data, which can be sent to a thread: the lists in place of the index over them. */
export type ThreadOptions = Omit<MapOptions, "signal"> & { readonly lists?: readonly WarningList[] };

/** What a thread is sent. */
export function packOptions({ signal: _, ...options }: MapOptions): ThreadOptions {
	const { indicators } = options;
	if (typeof indicators !== "object" || !indicators.warningLists) return options;
	const { warningLists, ...rest } = indicators;
	return { ...options, indicators: rest, lists: warningLists.lists };
}

/** What the thread maps with; the index over the lists is built once. */
export function unpackOptions({ lists, ...options }: ThreadOptions): MapOptions {
	if (!lists || typeof options.indicators !== "object") return options;
	return { ...options, indicators: { ...options.indicators, warningLists: combineWarningLists(lists) } };
}
