import { createHash } from "node:crypto";
import {
	countFeatures,
	createFeaturizer,
	DOCUMENT_FEATURE_COUNT,
	EXTRA_OUTPUTS,
	encodeLexicalModel,
	MANIFEST_FORMAT_VERSION,
	type ModelManifest,
	SENTENCE_FEATURE_COUNT,
} from "@mapper/lexical-model";
import type { ModelFiles } from "../src/read-model-folder.js";

/**
 * A model whose answers are worked out by head: a sentence with one trigger word has exactly the log-odds that stand
 * here for each technique, and none for the others. A report is as likely as its best sentence.
 *
 * | log-odds    | -4    | -3    | -2    | -1    | -0.5  | 0   | 1     | 2     | 3     | 4     |
 * | ----------- | ----- | ----- | ----- | ----- | ----- | --- | ----- | ----- | ----- | ----- |
 * | probability | .0180 | .0474 | .1192 | .2689 | .3775 | .5  | .7311 | .8808 | .9526 | .9820 |
 */
export const TRIGGERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	powershell: { "T1059.001": 3, "T1059.003": -1 },
	batch: { "T1059.003": 1 },
	console: { "T1059.001": -0.5, "T1059.003": -0.5 },
	interpreter: { T1059: 2 },
	mimikatz: { "T1003.001": 3, T1003: 1 },
	credentials: { T1003: 2 },
	fetched: { T1105: 2 },
	obtained: { T1105: 1 },
	moved: { T1105: -2 },
	rumoured: { T1105: -3 },
	hinted: { T1105: -4 },
	encrypted: { T1486: 4 },
	attachment: { "T1566.001": 1 },
	antivirus: { "T1562.001": 2 },
	sensors: { "T1562.006": 1 },
};

/** Labels with the number of real texts they were learned from. */
export const REAL_WORLD_TEXTS: Readonly<Record<string, number>> = {
	T1003: 9,
	"T1003.001": 10,
	T1059: 1,
	"T1059.001": 250,
	"T1059.003": 0,
	T1105: 12,
	T1486: 1,
	"T1562.001": 6,
	"T1562.006": 4,
	"T1566.001": 40,
};

/** Every label is reported from 0.5 on, but this one from 0.8 on. */
const HIGH_THRESHOLD = { "T1566.001": 0.8 } as Readonly<Record<string, number>>;

/** Score -2 is no chance at all; each step adds 1/32, and the log-odds are four times the score. */
const BIAS = -2;
const SCALE = 1 / 32;
const SLOPE = 4;
const stepsFor = (logOdds: number) => (logOdds / SLOPE - BIAS) / SCALE;

/** Makes the model in memory; `change` replaces parts of its manifest. */
export function makeTinyModel(change: Partial<ModelManifest> = {}): ModelFiles {
	const labels = Object.keys(REAL_WORLD_TEXTS);
	const outputCount = labels.length + EXTRA_OUTPUTS;
	const words = Object.keys(TRIGGERS);
	// No character n-grams: then a sentence with one known word is a vector with the single value 1.
	const table = countFeatures(words, { minWordTexts: 1, minCharacterTexts: 2 ** 31 });
	const featurizer = createFeaturizer(table);
	const postingStarts = [0];
	const postings: [number, number][] = [];
	const wordOfFeature = new Map(words.map((word) => [featurizer.featurize(word).indices[0], word]));
	for (let feature = 0; feature < featurizer.size; feature++) {
		const chances = Object.entries(TRIGGERS[wordOfFeature.get(feature)!]!);
		const steps = chances.map(([id, logOdds]): [number, number] => [labels.indexOf(id), stepsFor(logOdds)]);
		postings.push(...steps.sort(([a], [b]) => a - b));
		postingStarts.push(postings.length);
	}
	const { bytes, ...lexical } = encodeLexicalModel({
		table,
		outputCount,
		postingStarts: Int32Array.from(postingStarts),
		postingOutputs: Uint16Array.from(postings, ([output]) => output),
		postingSteps: Int8Array.from(postings, ([, steps]) => steps),
		scales: new Float32Array(outputCount).fill(SCALE),
		biases: Float32Array.from({ length: outputCount }, (_, output) => (output < labels.length ? BIAS : 0)),
	});
	const manifest: ModelManifest = {
		formatVersion: MANIFEST_FORMAT_VERSION,
		name: "tiny",
		version: "1.2.3",
		attack: { domain: "enterprise-attack", version: "18.1" },
		labels,
		realWorldTexts: labels.map((id) => REAL_WORLD_TEXTS[id]!),
		lexical,
		weights: {
			file: "weights.bin",
			bytes: bytes.length,
			sha256: createHash("sha256").update(bytes).digest("hex"),
		},
		calibration: {
			bias: 0,
			weights: firstOnly(SENTENCE_FEATURE_COUNT, SLOPE),
			intercepts: labels.map(() => 0),
			reportIntercepts: labels.map(() => 0),
		},
		documentRule: { bias: 0, weights: firstOnly(DOCUMENT_FEATURE_COUNT, 1), intercepts: labels.map(() => 0) },
		thresholds: labels.map((id) => HIGH_THRESHOLD[id] ?? 0.5),
		lengthSlope: 0,
		behaviourFloor: -1.5,
		precisionTable: [
			{ threshold: 0.25, precision: 0.6 },
			{ threshold: 0.7, precision: 0.8 },
			{ threshold: 0.9, precision: 0.95 },
		],
		training: {},
		...change,
	};
	return { manifest, weights: bytes };
}

/** Weights of which only the first, the score's or the best sentence's, counts. */
function firstOnly(count: number, weight: number): number[] {
	return Array.from({ length: count }, (_, index) => (index === 0 ? weight : 0));
}
