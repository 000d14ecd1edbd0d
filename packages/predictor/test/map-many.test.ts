import type { Worker } from "node:worker_threads";
import { combineWarningLists, readWarningList } from "@mapper/ioc-extract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	loadPredictor,
	type MapItem,
	type MapManyOptions,
	type MapOutcome,
	type Predictor,
} from "../src/index.js";
import { makeNineteenCatalogue } from "./nineteen-catalogue.js";
import { addInDoubt, makeTinyModel } from "./tiny-model.js";

// Threads run the built dist/map-worker.js: build before testing.

let predictor: Predictor;
let workers: Worker[];
const noteWorker = (worker: Worker) => workers.push(worker);

beforeEach(async () => {
	predictor = await loadPredictor({ model: makeTinyModel() });
	workers = [];
	process.on("worker", noteWorker);
});
afterEach(() => {
	process.off("worker", noteWorker);
	// The id of a thread that has ended is -1.
	expect(workers.map(({ threadId }) => threadId)).toEqual(workers.map(() => -1));
});

type Items = AsyncIterable<MapItem | string> | Iterable<MapItem | string>;

async function collect(items: Items, options?: MapManyOptions, from = predictor): Promise<MapOutcome[]> {
	const outcomes: MapOutcome[] = [];
	for await (const outcome of from.mapMany(items, options)) outcomes.push(outcome);
	return outcomes;
}

/** Numbered texts without end, and how many were asked for. */
function endlessTexts() {
	const state = { pulled: 0, isClosed: false };
	async function* texts() {
		try {
			while (true) yield `It fetched tool ${state.pulled++}.`;
		} finally {
			state.isClosed = true;
		}
	}
	return { state, items: texts() };
}

/** Forty items of all kinds, of which three are no text. */
function mixedItems(): (MapItem | string)[] {
	const items: (MapItem | string)[] = Array.from({ length: 40 }, (_, i) =>
		i % 2
			? `They ran powershell ${i} times.`
			: { id: `id ${i}`, source: `${i}.txt`, text: `It fetched ${i}.` },
	);
	items[5] = { id: "five", text: 5 as unknown as string };
	items[28] = { id: "twenty-eight", text: (() => "x") as unknown as string };
	items[31] = null as unknown as string;
	return items;
}

const plain = (outcomes: readonly MapOutcome[]) =>
	outcomes.map(({ error, ...rest }) =>
		error ? { ...rest, code: (error as { code?: string }).code, message: error.message } : rest,
	);

describe.each([1, 2])("with %d threads", (threads) => {
	it("keeps order and ids, and an item that fails does not stop the rest", async () => {
		const outcomes = await collect(mixedItems(), { threads });
		expect(outcomes.map(({ index }) => index)).toEqual(Array.from({ length: 40 }, (_, i) => i));
		expect(outcomes[0]).toMatchObject({
			id: "id 0",
			mapping: { id: "id 0", document: { source: "0.txt" }, techniques: [{ id: "T1105" }] },
		});
		expect("id" in outcomes[1]!).toBe(false);
		expect(outcomes[39]).toMatchObject({ index: 39, mapping: { techniques: [{ id: "T1059.001" }] } });
		const failed = outcomes.filter(({ error }) => error);
		expect(failed.map(({ index, id }) => [index, id])).toEqual([
			[5, "five"],
			[28, "twenty-eight"],
			[31, undefined],
		]);
		for (const { error, mapping } of failed) {
			expect(error).toMatchObject({ name: "PredictorError", code: "PREDICTOR_TEXT_INVALID" });
			expect(mapping).toBeUndefined();
		}
	});

	it.each([0, 1, 24, 25, 33])("maps a stream of %d texts", async (count) => {
		const outcomes = await collect(
			(function* () {
				for (let i = 0; i < count; i++) yield `It fetched tool ${i}.`;
			})(),
			{ threads },
		);
		expect(outcomes.map(({ mapping }) => mapping?.techniques.length)).toEqual(Array(count).fill(1));
	});

	it("passes on the failure of the stream after the outcomes before it", async () => {
		const failure = new Error("disk gone");
		const seen: number[] = [];
		const reading = (async () => {
			const items = (async function* () {
				for (let i = 0; i < 30; i++) yield `It fetched tool ${i}.`;
				throw failure;
			})();
			for await (const { index } of predictor.mapMany(items, { threads })) seen.push(index);
		})();
		await expect(reading).rejects.toBe(failure);
		expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => i));
	});

	it("stops pulling when the loop is left, and closes the stream", async () => {
		const { state, items } = endlessTexts();
		for await (const { index } of predictor.mapMany(items, { threads })) if (index === 29) break;
		expect(state.isClosed).toBe(true);
		const { pulled } = state;
		expect(pulled).toBeLessThanOrEqual(threads === 1 ? 30 : 30 + threads * 4 + 1);
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(state.pulled).toBe(pulled);
	});

	it("rejects with the signal's reason in the middle", async () => {
		// 23 is the last text before threads start.
		for (const last of [0, 10, 23, 24, 30]) {
			const { state, items } = endlessTexts();
			const controller = new AbortController();
			const reason = new Error("enough");
			const seen: number[] = [];
			const reading = (async () => {
				for await (const { index } of predictor.mapMany(items, { threads, signal: controller.signal })) {
					seen.push(index);
					if (index === last) controller.abort(reason);
				}
			})();
			await expect(reading).rejects.toBe(reason);
			expect(seen.at(-1)).toBe(last);
			await new Promise((resolve) => setTimeout(resolve, 0));
			expect(state.isClosed).toBe(true);
		}
	});

	it("rejects when cancelled while the stream lets it wait", async () => {
		for (const before of [3, 27]) {
			const controller = new AbortController();
			const reason = new Error("enough");
			const items = (async function* () {
				for (let i = 0; i < before; i++) yield "It fetched a tool.";
				controller.abort(reason);
				await new Promise(() => {});
			})();
			await expect(collect(items, { threads, signal: controller.signal })).rejects.toBe(reason);
		}
	});

	it("gives a result without waiting for the next text", async () => {
		let isAnswered = () => {};
		const items = (async function* () {
			for (let i = 0; i < 30; i++) {
				const answer = new Promise<void>((resolve) => {
					isAnswered = resolve;
				});
				yield `It fetched tool ${i}.`;
				await answer;
			}
		})();
		let count = 0;
		for await (const { index } of predictor.mapMany(items, { threads })) {
			expect(index).toBe(count++);
			isAnswered();
		}
		expect(count).toBe(30);
	});

	it("refuses bad options before it asks for a text", async () => {
		const options = [
			{ minConfidence: 2 },
			{ minPrecision: 0.99 },
			{ topK: -1 },
			{ attackVersion: "1.0" },
			{ threads: 0 },
			{ threads: 1.5 },
			{ threads: Number.NaN },
		];
		for (const bad of options) {
			const { state, items } = endlessTexts();
			await expect(collect(items, { threads, ...bad })).rejects.toMatchObject({
				code: "PREDICTOR_OPTION_INVALID",
			});
			expect(state.pulled).toBe(0);
		}
		const { state, items } = endlessTexts();
		const reason = new Error("enough");
		await expect(collect(items, { threads, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		expect(state.pulled).toBe(0);
	});
});

it("gives the same results on one thread and on two, and the same as map", async () => {
	const options = { minConfidence: 0.2, topK: 3, indicators: false };
	const one = plain(await collect(mixedItems(), { ...options, threads: 1 }));
	expect(workers).toHaveLength(0);
	const two = plain(await collect(mixedItems(), { ...options, threads: 2 }));
	expect(workers).toHaveLength(2);
	expect(JSON.stringify(two)).toBe(JSON.stringify(one));
	const alone = await predictor.map("They ran powershell 39 times.", options);
	expect(one[39]).toEqual({ index: 39, mapping: alone });
});

it("answers in the predictor's ATT&CK version on threads too", async () => {
	const catalogue = makeNineteenCatalogue();
	const nineteen = await loadPredictor({ model: makeTinyModel(), catalogue });
	const outcomes = await collect(Array(26).fill("They disabled the antivirus."), { threads: 2 }, nineteen);
	for (const { mapping } of outcomes) {
		expect(mapping).toEqual(outcomes[0]?.mapping);
		expect(mapping).toMatchObject({ attack: { version: "19.1" }, techniques: [{ id: "T1685" }] });
	}
});

it("takes style and what is held back along to threads", async () => {
	const { calibration } = makeTinyModel().manifest;
	const reportIntercepts = calibration.intercepts.map(() => -1);
	const gated = await loadPredictor({
		model: makeTinyModel({ calibration: { ...calibration, trees: addInDoubt(-4), reportIntercepts } }),
	});
	const text = "They ran powershell. It might have fetched a tool.";
	const options = { style: "reports", showHeldBack: true } as const;
	const expected = await gated.map(text, options);
	// 3 - 1, and 2 - 1 without doubt.
	expect(expected).toMatchObject({
		techniques: [{ id: "T1059.001", confidence: 0.8808 }],
		heldBack: [{ id: "T1105", confidenceIfReported: 0.7311 }],
	});
	const outcomes = await collect(Array(40).fill(text), { ...options, threads: 2 }, gated);
	for (const { mapping } of outcomes) expect(mapping).toEqual(expected);
});

it("takes warning lists along to threads", async () => {
	const list = readWarningList({ name: "ours", type: "hostname", version: 1, list: ["example.net"] });
	const options = { indicators: { warningLists: combineWarningLists([list]) } };
	const text = "It fetched a tool from cdn.example.net.";
	const expected = await predictor.map(text, options);
	expect(expected.indicators[0]?.flags).toContain("warning-list:ours");
	const outcomes = await collect(Array(26).fill(text), { ...options, threads: 2 });
	expect(workers).toHaveLength(2);
	for (const { mapping } of outcomes) expect(mapping).toEqual(expected);
});

it("starts no more threads than there are texts for them", async () => {
	await collect(Array(25).fill("It fetched a tool."), { threads: 8 });
	expect(workers).toHaveLength(1);
	await collect(Array(24).fill("It fetched a tool."), { threads: 8 });
	expect(workers).toHaveLength(1);
});

it("pulls one text at a time without threads and a bounded number ahead with them", async () => {
	for (const [threads, mostAhead] of [
		[1, 0],
		[2, 8],
	] as const) {
		const { state, items } = endlessTexts();
		let last = -1;
		for await (const { index } of predictor.mapMany(items, { threads })) {
			last = index;
			await new Promise((resolve) => setTimeout(resolve, 1));
			// The consumer holds text `index`; those after it are ahead.
			expect(state.pulled - 1 - index).toBeLessThanOrEqual(mostAhead);
			if (index === 40) break;
		}
		expect(last).toBe(40);
	}
	const { state, items } = endlessTexts();
	const stream = predictor.mapMany(items, { threads: 2 });
	await new Promise((resolve) => setTimeout(resolve, 5));
	expect(state.pulled).toBe(0);
	await stream.next();
	expect(state.pulled).toBe(1);
	await stream.return(undefined);
});

it("says so when a thread ends by itself", async () => {
	process.once("worker", (worker) => void worker.terminate());
	await expect(collect(Array(40).fill("It fetched a tool."), { threads: 2 })).rejects.toMatchObject({
		code: "PREDICTOR_WORKER_FAILED",
	});
});
