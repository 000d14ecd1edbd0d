import {
	type MapItem,
	type MapManyOptions,
	type MapOutcome,
	type PredictorSource,
	toItem,
} from "./map-item.js";
import { mapOnThreads } from "./map-on-threads.js";
import type { MapOptions } from "./map-options.js";
import { type MappingContext, mapReport } from "./map-report.js";

/** Fewer texts than this are done before a thread has loaded its model. */
const ITEMS_BEFORE_THREADS = 24;

/**
 * Maps a stream of texts in order. Pulls a bounded number of texts ahead; leaving the loop frees everything. A text
 * that cannot be mapped yields its error, and the rest goes on.
 */
export async function* mapMany(
	items: AsyncIterable<MapItem | string> | Iterable<MapItem | string>,
	context: MappingContext,
	source: PredictorSource,
	options: MapManyOptions = {},
): AsyncGenerator<MapOutcome> {
	const { threads = await availableThreads(), signal, ...mapOptions } = options;
	const iterator = toAsyncIterator(items);
	let index = 0;
	try {
		while (threads <= 1 || index < ITEMS_BEFORE_THREADS) {
			signal?.throwIfAborted();
			const next = await iterator.next();
			if (next.done) return;
			yield await mapItem(toItem(next.value), index++, context, { ...mapOptions, signal });
		}
		yield* mapOnThreads(iterator, index, source, { ...mapOptions, threads, signal });
	} finally {
		await iterator.return?.();
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

function toAsyncIterator<T>(items: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> {
	if (Symbol.asyncIterator in items) return items[Symbol.asyncIterator]();
	const iterator = items[Symbol.iterator]();
	return {
		next: async () => iterator.next(),
		return: async () => iterator.return?.() ?? { done: true, value: undefined },
	};
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
