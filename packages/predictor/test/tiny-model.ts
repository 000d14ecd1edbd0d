import { createHash } from "node:crypto";
import {
	countFeatures,
	createFeaturizer,
	EXTRA_OUTPUTS,
	encodeLexicalModel,
	GATE_BYTES,
	MANIFEST_FORMAT_VERSION,
	type ModelManifest,
	NO_TREES,
	SENTENCE_FEATURES,
	type TreeEnsemble,
	wordingVector,
} from "@mapper/lexical-model";
import type { ModelFiles } from "../src/read-model-folder.js";

/**
 * A model whose answers are worked out by head: a sentence with one trigger word has exactly the log-odds that stand
 * here for each technique, and none for the others. A report is as likely as its best sentence. A sentence reports
 * behaviour with log-odds 2, with {@link DOUBT} in it -3; a text does always.
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
	scripted: { T1059: 3, "T1059.001": 1 },
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

/** At precision 0.6, 0.8 and 0.95 every label has the thresholds 0.25, 0.7 and 0.9, but these. */
const PRECISION_THRESHOLDS: Readonly<Record<string, readonly (number | null)[]>> = {
	T1486: [0.25, 0.7, null],
	"T1562.001": [0.25, 0.9, 0.97],
};

/** With this word a sentence tells of nobody's act. */
export const DOUBT = "might";

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
	const { bytes: lexicalBytes, ...lexical } = encodeLexicalModel({
		table,
		outputCount,
		postingStarts: Int32Array.from(postingStarts),
		postingOutputs: Uint16Array.from(postings, ([output]) => output),
		postingSteps: Int8Array.from(postings, ([, steps]) => steps),
		scales: new Float32Array(outputCount).fill(SCALE),
		biases: Float32Array.from({ length: outputCount }, (_, output) => (output < labels.length ? BIAS : 0)),
	});
	const bytes = new Uint8Array(lexicalBytes.length + GATE_BYTES);
	bytes.set(lexicalBytes);
	// However long the sentence, a step of -127 takes the wording from 1 to its lowest, -1.5.
	bytes[lexicalBytes.length + bucketOfDoubt()] = -127 & 0xff;
	const zeros = labels.map(() => 0);
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
		gate: {
			commonWords: [DOUBT],
			scale: 1,
			bias: 1,
			calibration: { bias: 0, lexical: 0, wording: 2, prose: 0, trees: NO_TREES, treeWeight: 0 },
		},
		calibration: {
			trees: NO_TREES,
			bias: 0,
			treeWeight: 1,
			scoreWeight: SLOPE,
			intercepts: zeros,
			reportIntercepts: zeros,
			priors: { procedures: zeros, reports: zeros },
		},
		documentRule: { trees: NO_TREES, bias: 0, treeWeight: 1, bestWeight: 1, intercepts: zeros },
		thresholds: labels.map((id) => HIGH_THRESHOLD[id] ?? 0.5),
		lengthSlope: 0,
		textGate: { bias: 0, trees: NO_TREES, floor: 0, singleFloor: 0 },
		precisionTable: {
			precisions: [0.6, 0.8, 0.95],
			thresholds: [0.25, 0.7, 0.9].map((threshold, row) =>
				labels.map((id) => (PRECISION_THRESHOLDS[id] ? PRECISION_THRESHOLDS[id][row]! : threshold)),
			),
			recalls: [0.75, 0.5, 0.25].map((recall, row) =>
				labels.map((id) => (PRECISION_THRESHOLDS[id]?.[row] === null ? null : recall)),
			),
		},
		training: {},
		...change,
	};
	return { manifest, weights: bytes };
}

/** The bucket of the run that is the one word {@link DOUBT}. */
function bucketOfDoubt(): number {
	const bucketsOf = (text: string) => [...wordingVector(text, new Set([DOUBT])).indices];
	const others = new Set(bucketsOf("x"));
	const alone = new Set(bucketsOf(DOUBT));
	return bucketsOf(`x ${DOUBT} x`).find((bucket) => alone.has(bucket) && !others.has(bucket))!;
}

/** A tree that adds to the log-odds of every technique of a sentence in doubt. */
export function addInDoubt(logOdds: number): TreeEnsemble {
	return {
		roots: [0],
		features: [SENTENCE_FEATURES.indexOf("behaviour by its wording"), -1, -1],
		values: [0, logOdds, 0],
		left: [1, 0, 0],
	};
}
