import type { Catalogue } from "@mapper/attack-dataset";
import type { MapOptions } from "./map-options.js";
import type { ModelFiles } from "./read-model-folder.js";
import type { ReportMapping } from "./report-mapping.js";

/** One text of a stream. */
export interface MapItem {
	readonly id?: string;
	readonly text: string;
	readonly source?: string;
}

/** What became of one text of a stream. */
export type MapOutcome =
	| {
			readonly index: number;
			readonly id?: string;
			readonly mapping: ReportMapping;
			readonly error?: undefined;
	  }
	| { readonly index: number; readonly id?: string; readonly error: Error; readonly mapping?: undefined };

/** How a stream is mapped: as one text is, and on how many threads. */
export interface MapManyOptions extends Omit<MapOptions, "id" | "source"> {
	/** Worker threads at most; 1 keeps all work on the calling thread. Default: one per processor. */
	readonly threads?: number;
}

/** What a worker thread needs to make the same predictor. */
export interface PredictorSource {
	readonly files: ModelFiles;
	readonly catalogue?: Catalogue;
}

/** A bare string is a text without an id; so is anything else that is no item, and fails as a text when its turn comes. */
export function toItem(value: MapItem | string): MapItem {
	return typeof value === "object" && value !== null ? value : { text: value };
}
