import type { Worker } from "node:worker_threads";
import { checkText } from "./check-text.js";
import { PredictorError, type PredictorErrorCode } from "./errors.js";
import type { ItemSource } from "./item-source.js";
import {
	type MapItem,
	type MapManyOptions,
	type MapOutcome,
	type PredictorSource,
	toItem,
} from "./map-item.js";
import type { MapOptions } from "./map-options.js";
import type { ReportMapping } from "./report-mapping.js";
import { packOptions, type ThreadOptions } from "./thread-options.js";

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
	readonly options: ThreadOptions;
}

/** A catalogue's lists, which can be sent to a thread as its functions cannot. */
type CatalogueFactsData = Pick<
	NonNullable<PredictorSource["catalogue"]>,
	"domain" | "version" | "tactics" | "techniques"
>;

/** Texts under way for each thread: enough to keep it busy, few enough to bound memory. */
const TEXTS_PER_THREAD = 4;

/**
 * Maps the rest of a stream on worker threads, yielding in input order. Texts are pulled beside the mapping, so that a
 * result never waits for the next text; a thread is started when there is a text for it.
 */
export async function* mapOnThreads(
	source: ItemSource<MapItem | string>,
	firstIndex: number,
	predictor: PredictorSource,
	options: MapManyOptions & { threads: number },
): AsyncGenerator<MapOutcome> {
	const { threads, signal, ...mapOptions } = options;
	const outcomes = new Map<number, MapOutcome>();
	const ids = new Map<number, string | undefined>();
	let next = firstIndex;
	let sent = firstIndex;
	let isPulling = false;
	let isStopped = false;
	/** Why there is no further text; without a reason the stream has ended. */
	let sourceEnd: { error?: unknown } | undefined;
	let failure: { error: unknown } | undefined;
	let wake = () => {};

	const take = (outcome: MapOutcome) => {
		outcomes.set(outcome.index, outcome);
		wake();
	};
	const fail = (error: unknown) => {
		failure ??= { error };
		wake();
	};
	const startWorker = await workerStarter(
		predictor,
		mapOptions,
		(reply) => take(toOutcome(reply, ids.get(reply.index))),
		fail,
	);
	const workers: Worker[] = [];
	const send = ({ id, text, source }: MapItem) => {
		const index = sent++;
		ids.set(index, id);
		try {
			checkText(text);
			const request: MapRequest = { index, item: { id, text, source } };
			workers[index % threads] ??= startWorker();
			workers[index % threads]!.postMessage(request);
		} catch (error) {
			take({ index, ...(id !== undefined && { id }), error: error as Error });
		}
	};
	const pullAhead = async () => {
		isPulling = true;
		try {
			while (!isStopped && !sourceEnd && sent - next < threads * TEXTS_PER_THREAD) {
				const pulled = await source.next();
				if (isStopped) return;
				if (pulled.done) sourceEnd = {};
				else send(toItem(pulled.value));
			}
		} catch (error) {
			sourceEnd = { error };
		} finally {
			isPulling = false;
			wake();
		}
	};

	const onAbort = () => wake();
	signal?.addEventListener("abort", onAbort);
	try {
		while (true) {
			signal?.throwIfAborted();
			if (failure) throw failure.error;
			if (!isPulling) void pullAhead();
			const outcome = outcomes.get(next);
			if (outcome) {
				outcomes.delete(next);
				ids.delete(next);
				next++;
				yield outcome;
			} else if (sourceEnd && next === sent) {
				if ("error" in sourceEnd) throw sourceEnd.error;
				return;
			} else {
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
		}
	} finally {
		isStopped = true;
		signal?.removeEventListener("abort", onAbort);
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
}

/** Prepares threads that hold the same predictor. */
async function workerStarter(
	{ files, catalogue }: PredictorSource,
	options: MapOptions,
	onReply: (reply: MapReply) => void,
	onFailure: (error: PredictorError) => void,
): Promise<() => Worker> {
	const { Worker } = await import("node:worker_threads");
	const facts = catalogue && {
		domain: catalogue.domain,
		version: catalogue.version,
		tactics: catalogue.tactics,
		techniques: catalogue.techniques,
	};
	const workerData: MapWorkerData = { source: { files, facts }, options: packOptions(options) };
	const failed = (why: string, cause?: unknown) =>
		onFailure(new PredictorError("PREDICTOR_WORKER_FAILED", `A mapping thread stopped: ${why}`, { cause }));
	return () => {
		// Plain JavaScript: the caller's loaders, debugger ports and `--input-type` would only break it.
		const worker = new Worker(workerUrl(), { workerData, execArgv: [] });
		worker.on("message", onReply);
		worker.on("error", (cause) => failed(cause.message, cause));
		worker.on("exit", (code) => failed(`it ended with code ${code}.`));
		return worker;
	};
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
