import { PredictorError, type PredictorErrorCode } from "./errors.js";
import {
	type MapItem,
	type MapManyOptions,
	type MapOutcome,
	type PredictorSource,
	toItem,
} from "./map-item.js";
import type { MapOptions } from "./map-options.js";
import type { ReportMapping } from "./report-mapping.js";

/** What a worker is asked. */
export interface MapRequest {
	readonly index: number;
	readonly item: MapItem;
}

/** What a worker answers. Errors cross threads as plain data, since only their message would survive otherwise. */
export interface MapReply {
	readonly index: number;
	readonly mapping?: ReportMapping;
	readonly error?: { readonly code?: PredictorErrorCode; readonly message: string };
}

/** What a worker is started with. */
export interface MapWorkerData {
	readonly source: Omit<PredictorSource, "catalogue"> & { readonly facts?: CatalogueFactsData };
	readonly options: MapOptions;
}

/** A catalogue's lists, which can be sent to a thread as its functions cannot. */
export type CatalogueFactsData = Pick<
	NonNullable<PredictorSource["catalogue"]>,
	"domain" | "version" | "tactics" | "techniques"
>;

/** Texts under way for each thread: enough to keep it busy, few enough to bound memory. */
const TEXTS_PER_THREAD = 4;

/** Maps the rest of a stream on worker threads, yielding in input order. */
export async function* mapOnThreads(
	iterator: AsyncIterator<MapItem | string>,
	firstIndex: number,
	{ files, catalogue }: PredictorSource,
	options: MapManyOptions & { threads: number },
): AsyncGenerator<MapOutcome> {
	const { Worker } = await import("node:worker_threads");
	const { threads, signal, ...mapOptions } = options;
	const facts = catalogue && {
		domain: catalogue.domain,
		version: catalogue.version,
		tactics: catalogue.tactics,
		techniques: catalogue.techniques,
	};
	const workerData: MapWorkerData = { source: { files, facts }, options: mapOptions };
	const ids = new Map<number, string | undefined>();
	const replies = new Map<number, MapReply>();
	let failure: unknown;
	let wake = () => {};
	const fail = (reason: unknown) => {
		failure ??= reason;
		wake();
	};
	const onAbort = () => fail(signal?.reason);
	signal?.addEventListener("abort", onAbort, { once: true });
	const workers = Array.from({ length: threads }, () => {
		const worker = new Worker(workerUrl(), { workerData });
		worker.on("message", (reply: MapReply) => {
			replies.set(reply.index, reply);
			wake();
		});
		worker.on("error", (cause) =>
			fail(
				new PredictorError("PREDICTOR_WORKER_FAILED", `A mapping thread stopped: ${cause.message}`, {
					cause,
				}),
			),
		);
		return worker;
	});

	let sent = firstIndex;
	let isExhausted = false;
	try {
		for (let index = firstIndex; ; index++) {
			while (!isExhausted && sent - index < threads * TEXTS_PER_THREAD) {
				const next = await iterator.next();
				if (next.done) {
					isExhausted = true;
					break;
				}
				const item = toItem(next.value);
				ids.set(sent, item.id);
				const request: MapRequest = { index: sent, item };
				workers[sent % threads]!.postMessage(request);
				sent++;
			}
			if (index === sent) return;
			while (!replies.has(index)) {
				if (failure !== undefined) throw failure;
				await new Promise<void>((resolve) => {
					wake = resolve;
					if (failure !== undefined || replies.has(index)) resolve();
				});
			}
			const reply = replies.get(index)!;
			replies.delete(index);
			yield toOutcome(reply, ids.get(index));
			ids.delete(index);
		}
	} finally {
		signal?.removeEventListener("abort", onAbort);
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
}

function toOutcome({ index, mapping, error }: MapReply, id: string | undefined): MapOutcome {
	const known = id === undefined ? { index } : { index, id };
	if (mapping) return { ...known, mapping };
	const { code = "PREDICTOR_WORKER_FAILED", message = "no answer" } = error ?? {};
	return { ...known, error: new PredictorError(code, message) };
}

/** The worker is a build output: from source (tests) it is found in `dist` beside `src`. */
function workerUrl(): URL {
	const isSource = import.meta.url.endsWith(".ts");
	return new URL(isSource ? "../dist/map-worker.js" : "./map-worker.js", import.meta.url);
}
