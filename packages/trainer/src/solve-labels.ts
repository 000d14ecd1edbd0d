import { Worker } from "node:worker_threads";
import type { CompressedWeights } from "./compress-weights.js";
import { TrainerError } from "./errors.js";
import type { LabelSetting, TrainingRows } from "./label-problem.js";
import type { SparseMatrix } from "./sparse-matrix.js";

/** What every thread reads. */
export interface SolveShared {
	readonly matrix: SparseMatrix;
	readonly rows: TrainingRows;
	readonly maxPasses: number;
	readonly tolerance: number;
	/** Weights kept per output. */
	readonly keepWeights: number;
	readonly seed: number;
}

/** One output's problem. */
export interface SolveJob {
	readonly setting: LabelSetting;
	/** Rows of this fold take no part. */
	readonly leftOutFold?: number;
}

/** The solution of one output's problem. */
export interface SolveResult extends CompressedWeights {
	readonly output: number;
	readonly bias: number;
	readonly passes: number;
}

/** How {@link solveLabels} runs. */
export interface SolveLabelsOptions {
	/** Worker threads; the result is the same for any number. */
	threads: number;
	signal?: AbortSignal;
}

/**
 * Solves the problems of many outputs over worker threads. Yields each solution as it is found, so the order of the
 * stream depends on the threads; the solutions do not. Leaving the loop stops the threads.
 *
 * @throws TrainerError `TRAINER_WORKER_FAILED`; the signal's reason when cancelled
 */
export async function* solveLabels(
	shared: SolveShared,
	jobs: readonly SolveJob[],
	options: SolveLabelsOptions,
): AsyncGenerator<SolveResult> {
	const { threads, signal } = options;
	signal?.throwIfAborted();
	const workers = Array.from(
		{ length: Math.min(threads, jobs.length) },
		() => new Worker(workerUrl(), { workerData: shared, execArgv: [] }),
	);
	const done: SolveResult[] = [];
	let failure: unknown;
	let wake = () => {};
	const fail = (reason: unknown) => {
		failure ??= reason;
		wake();
	};
	const onAbort = () => fail(signal?.reason);
	signal?.addEventListener("abort", onAbort, { once: true });
	let next = 0;
	for (const worker of workers) {
		const sendNext = () => {
			if (next < jobs.length) worker.postMessage(jobs[next++]);
		};
		worker.on("error", (cause) => fail(workerFailed(cause.message, cause)));
		// After a failure or the last solution this says nothing new and is not looked at.
		worker.on("exit", (code) => fail(workerFailed(`it ended with code ${code}`)));
		worker.on("message", (result: SolveResult) => {
			done.push(result);
			sendNext();
			wake();
		});
		sendNext();
	}
	try {
		for (let yielded = 0; yielded < jobs.length; ) {
			if (failure !== undefined) throw failure;
			const result = done.shift();
			if (result) {
				yielded++;
				yield result;
			} else {
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
		}
	} finally {
		signal?.removeEventListener("abort", onAbort);
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
}

function workerFailed(what: string, cause?: unknown): TrainerError {
	return new TrainerError(
		"TRAINER_WORKER_FAILED",
		`Expected a worker thread to solve its outputs, but ${what}. Train again: it goes on from the last checkpoint; where memory is short, use fewer threads.`,
		{ cause },
	);
}

/** The worker is a build output: from source (tests) it is found in `dist` beside `src`. */
function workerUrl(): URL {
	const isSource = import.meta.url.endsWith(".ts");
	return new URL(isSource ? "../dist/solve-worker.js" : "./solve-worker.js", import.meta.url);
}
