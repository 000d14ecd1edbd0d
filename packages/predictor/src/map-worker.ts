import { parentPort, workerData } from "node:worker_threads";
import { createCatalogue } from "@mapper/attack-dataset";
import { PredictorError } from "./errors.js";
import { loadPredictor } from "./load-predictor.js";
import type { MapReply, MapRequest, MapWorkerData } from "./map-on-threads.js";
import { unpackOptions } from "./thread-options.js";

// Runs in a worker thread: loads the same predictor once and maps one text at a time.
const { source, options: packed } = workerData as MapWorkerData;
const options = unpackOptions(packed);
const predictor = loadPredictor({
	model: source.files,
	...(source.facts && { catalogue: createCatalogue(source.facts) }),
});

parentPort?.on("message", async (request: MapRequest) => parentPort?.postMessage(await answer(request)));

async function answer({ index, item }: MapRequest): Promise<MapReply> {
	try {
		const { map } = await predictor;
		return { index, mapping: await map(item.text, { ...options, id: item.id, source: item.source }) };
	} catch (error) {
		const code = error instanceof PredictorError ? error.code : undefined;
		return { index, error: { code, message: (error as Error).message } };
	}
}
