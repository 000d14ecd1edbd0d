import { PredictorError } from "./errors.js";
import { type ItemSource, openItems } from "./item-source.js";
import {
	type MapItem,
	type MapManyOptions,
	type MapOutcome,
	type PredictorSource,
	toItem,
} from "./map-item.js";
import { mapOnThreads } from "./map-on-threads.js";
import type { MapOptions } from "./map-options.js";
import { checkOptions, type MappingContext, mapReport } from "./map-report.js";

/** Fewer texts than this are done before a thread has loaded its model. */
const ITEMS_BEFORE_THREADS = 24;

/**
 * Maps a stream of texts in order. Pulls a bounded number of texts ahead; leaving the loop frees everything. A text
 * that cannot be mapped yields its error, and the rest goes on.
 */
export async function* mapMany(
	items: AsyncIterable<MapItem | string> | Iterable<MapItem | string>,
	context: MappingContext,
	predictor: PredictorSource,
	options: MapManyOptions = {},
): AsyncGenerator<MapOutcome> {
	const { threads = await availableThreads(), signal, ...mapOptions } = options;
	checkThreads(threads);
	checkOptions(mapOptions, context);
	signal?.throwIfAborted();
	const source: ItemSource<MapItem | string> = openItems(items, signal);
	try {
		let index = 0;
		while (threads === 1 || index < ITEMS_BEFORE_THREADS) {
			signal?.throwIfAborted();
			const next = await source.next();
			if (next.done) return;
			yield await mapItem(toItem(next.value), index++, context, { ...mapOptions, signal });
		}
		yield* mapOnThreads(source, index, predictor, { ...mapOptions, threads, signal });
	} finally {
		await source.close();
	}
}

/** Maps one text of a stream; its failure becomes part of the outcome. */
async function mapItem(
	{ id, text, source }: MapItem,
	index: number,
	context: MappingContext,
	options: MapOptions,
): Promise<MapOutcome> {
	const known = id === undefined ? { index } : { index, id };
	try {
		return { ...known, mapping: await mapReport(text, context, { ...options, id, source }) };
	} catch (error) {
		if (options.signal?.aborted) throw error;
		return { ...known, error: error as Error };
	}
}

function checkThreads(threads: number): void {
	if (Number.isInteger(threads) && threads >= 1) return;
	throw new PredictorError(
		"PREDICTOR_OPTION_INVALID",
		`Expected threads to be a whole number from 1, got ${threads}.`,
	);
}

async function availableThreads(): Promise<number> {
	try {
		const { availableParallelism } = await import("node:os");
		return availableParallelism();
	} catch {
		// No node:os: a browser, where the calling thread does the work.
		return 1;
	}
}
