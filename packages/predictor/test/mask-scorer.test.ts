import {
	createDocumentWeigher,
	createSentenceModel,
	decodeLexicalModel,
	type SentenceModel,
	sliceGateSteps,
} from "@mapper/lexical-model";
import type { TextFeature } from "@mapper/lime-explain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createReadingWeigher, type ExplainedDocument } from "../src/explained-document.js";
import { loadPredictor } from "../src/load-predictor.js";
import { createMaskScorer } from "../src/mask-scorer.js";
import { splitSentences } from "../src/split-sentences.js";
import { makeTinyModel, TRIGGERS } from "./tiny-model.js";

const { manifest, weights } = makeTinyModel();
const LABELS = manifest.labels;

/** The tiny model, and the sentences it was given to read. */
function makeModel() {
	const read: string[] = [];
	const model = createSentenceModel({
		...manifest,
		weights: decodeLexicalModel(manifest.lexical, weights),
		gateSteps: sliceGateSteps(weights),
	});
	const watched: SentenceModel = {
		...model,
		read(text, options) {
			read.push(text);
			return model.read(text, options);
		},
	};
	const knowledge = { families: model.families, priors: manifest.calibration.priors };
	return { model: watched, weigh: createDocumentWeigher(manifest.documentRule, knowledge), read };
}

function documentOf(text: string, model: SentenceModel): ExplainedDocument {
	const spans = splitSentences(text);
	return {
		text,
		spans,
		numbers: spans.map((_, number) => number),
		readings: spans.map(({ start, end }) => model.read(text.slice(start, end))),
		readOptions: {},
	};
}

function featureOf(text: string, word: string): TextFeature {
	const spans = [...text.matchAll(new RegExp(`\\b${word}\\b`, "g"))].map(({ index }) => ({
		start: index,
		end: index + word.length,
	}));
	return { text: word, spans };
}

async function score(text: string, features: readonly TextFeature[], masks: number[][]) {
	const { model, weigh, read } = makeModel();
	const document = documentOf(text, model);
	read.length = 0;
	const weigher = createReadingWeigher(
		LABELS.map((_, label) => [[label]]),
		{ weigh },
	);
	const scorer = createMaskScorer(document, features, { weigh: weigher, columns: (all) => all }, { model });
	const rows = await scorer(
		masks.map((mask) => Uint8Array.from(mask)),
		{},
	);
	const of = (row: number, id: string) => Number(rows[row]![LABELS.indexOf(id)]!.toFixed(4));
	return { of, read };
}

it("reads only what changed, once, and weighs all sentences", async () => {
	const text = "They ran powershell there. It fetched powershell. It was quiet.";
	const features = [featureOf(text, "powershell"), featureOf(text, "fetched")];
	const { of, read } = await score(text, features, [
		[1, 1],
		[0, 1],
		[1, 0],
		[0, 1],
	]);
	expect(read).toEqual(["They ran  there.", "It fetched .", "It  powershell."]);
	expect([0, 1, 2].map((row) => of(row, "T1059.001"))).toEqual([0.9526, 0, 0.9526]);
	expect(of(1, "T1105")).toBe(0.8808);
	expect(of(2, "T1105")).toBe(0);
});

it("a sentence without a letter or digit is gone, and a text without sentences has no probability", async () => {
	const text = "Mimikatz! It fetched.";
	const features = [featureOf(text, "Mimikatz"), { text: "It fetched.", spans: [{ start: 10, end: 21 }] }];
	const { of, read } = await score(text, features, [
		[0, 1],
		[0, 0],
		[1, 0],
	]);
	expect(read).toEqual([]);
	expect([0, 1, 2].map((row) => [of(row, "T1105"), of(row, "T1003.001")])).toEqual([
		[0.8808, 0],
		[0, 0],
		[0, 0.9526],
	]);
});

it("a feature over the end of a sentence is taken from both", async () => {
	const text = "It ran powershell. Mimikatz ran.";
	const { read } = await score(
		text,
		[{ text: "powershell. Mimikatz", spans: [{ start: 7, end: 27 }] }],
		[[0]],
	);
	expect(read).toEqual(["It ran", "ran."]);
});

it("law: what map makes of the text without the words", async () => {
	const predictor = await loadPredictor({ model: makeTinyModel() });
	const triggers = Object.keys(TRIGGERS);
	const sentence = fc
		.tuple(fc.constantFrom(...triggers), fc.constantFrom(...triggers, "quiet"), fc.nat(3))
		.map(([first, second, number]) => `They saw ${first} and ${second} on host ${number}.`);
	await fc.assert(
		fc.asyncProperty(
			fc.array(sentence, { minLength: 2, maxLength: 5 }),
			fc.subarray(triggers, { maxLength: 4 }),
			async (sentences, removed) => {
				const text = sentences.join(" ");
				const features = removed.map((word) => featureOf(text, word));
				const { of } = await score(text, features, [removed.map(() => 0)]);
				const rest = removed.reduce((left, word) => left.replace(new RegExp(`\\b${word}\\b`, "g"), ""), text);
				const { techniques, candidates } = await predictor.map(rest, {
					topK: 99,
					statedIds: false,
					minConfidence: 1,
				});
				for (const { id, confidence } of [...techniques, ...candidates]) {
					if (!techniques.some((rolled) => rolled.id === id)) expect(of(0, id)).toBe(confidence);
				}
			},
		),
		{ seed: 3, numRuns: 60 },
	);
});
