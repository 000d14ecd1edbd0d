import {
	createSentenceModel,
	decodeLexicalModel,
	type SentenceModel,
	sliceGateSteps,
} from "@mapper/lexical-model";
import { expect, it } from "vitest";
import { readSentences } from "../src/read-sentences.js";
import { makeTinyModel } from "./tiny-model.js";

const { manifest, weights } = makeTinyModel();
const model = createSentenceModel({
	...manifest,
	weights: decodeLexicalModel(manifest.lexical, weights),
	gateSteps: sliceGateSteps(weights),
});

it("finds what each sentence may show", async () => {
	const { sentences, hits, summary } = await readSentences("They ran mimikatz. It was rumoured.", model);
	expect(sentences).toEqual([
		{ start: 0, end: 18 },
		{ start: 19, end: 35 },
	]);
	const shown = [...hits].map(([label, found]) => [
		manifest.labels[label],
		...found.map(({ sentence, probability }) => `${sentence} ${probability.toFixed(4)}`),
	]);
	// "rumoured" is weighed (0.0474) but no evidence (under 0.05).
	expect(shown).toEqual([
		["T1003", "0 0.7311"],
		["T1003.001", "0 0.9526"],
	]);
	expect(summary.labels().map((label) => manifest.labels[label])).toEqual(["T1003", "T1003.001", "T1105"]);
});

it("reads a sentence that is repeated word for word once", async () => {
	const read: string[] = [];
	const counting: SentenceModel = {
		...model,
		read(text) {
			read.push(text);
			return model.read(text);
		},
	};
	const { repeats, hits, summary } = await readSentences(
		"It fetched it. All quiet. It fetched it. It fetched it!",
		counting,
	);
	expect(read).toEqual(["It fetched it.", "All quiet.", "It fetched it!"]);
	expect([...repeats]).toEqual([[2, 0]]);
	expect(hits.get(manifest.labels.indexOf("T1105"))?.map(({ sentence }) => sentence)).toEqual([0, 3]);
	expect(summary.sentenceCount).toBe(3);
});

it("keeps the probability of behaviour of each sentence but those that repeat another", async () => {
	const { behaviours, summary } = await readSentences("It ran. It might run. It ran. Then it left.", model);
	// Log-odds 2, in doubt -3.
	expect([...behaviours].map(([sentence, behaviour]) => [sentence, behaviour.toFixed(4)])).toEqual([
		[0, "0.8808"],
		[1, "0.0474"],
		[3, "0.8808"],
	]);
	expect(summary.strongestBehaviour.toFixed(4)).toBe("0.8808");
	expect(summary.meanBehaviour).toBeCloseTo((2 * 0.880797 + 0.047426) / 3, 6);
});

it("reads each sentence as it is told to", async () => {
	const told: unknown[] = [];
	const noting: SentenceModel = {
		...model,
		read(text, options) {
			told.push(options);
			return model.read(text, options);
		},
	};
	const options = { style: "reports", assumeBehaviour: true } as const;
	const { behaviours } = await readSentences("It might run. It might.", noting, options);
	expect(told).toEqual([options, options]);
	for (const behaviour of behaviours.values()) expect(behaviour).toBeCloseTo(0.880797, 6);
});

it("stops reading soon after it is cancelled", async () => {
	let readCount = 0;
	const counting: SentenceModel = {
		...model,
		read(text) {
			readCount++;
			return model.read(text);
		},
	};
	const controller = new AbortController();
	const reason = new Error("enough");
	const text = Array.from({ length: 10_000 }, (_, i) => `Line ${i} is quiet.`).join("\n");
	const reading = readSentences(text, counting, { signal: controller.signal });
	controller.abort(reason);
	await expect(reading).rejects.toBe(reason);
	expect(readCount).toBeLessThanOrEqual(4096);
});
