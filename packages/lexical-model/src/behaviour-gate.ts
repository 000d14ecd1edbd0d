import { LexicalModelError } from "./errors.js";
import type { SparseVector } from "./featurize.js";
import { compileTrees, type TreeEnsemble } from "./tree-ensemble.js";
import { WORDING_BUCKETS, wordingFeatures } from "./wording.js";

/**
 * Asks of a sentence whether it reports that an adversary did something, and not what it is about: a linear model over
 * its wording, joined with what the words themselves say by logistic regression.
 */
export interface BehaviourGate {
	/** The words that are not masked. */
	readonly commonWords: readonly string[];
	/** What a step of a weight is worth. */
	readonly scale: number;
	readonly bias: number;
	/** How the scores become a probability. */
	readonly calibration: GateCalibration;
}

/**
 * p = σ(bias + treeWeight · sum of the trees + lexical · score of the words + wording · score of the wording + prose ·
 * "written as reports are").
 */
export interface GateCalibration {
	readonly bias: number;
	readonly lexical: number;
	readonly wording: number;
	readonly prose: number;
	/** Trees over the features that {@link fillGateFeatures} writes. */
	readonly trees: TreeEnsemble;
	readonly treeWeight: number;
}

/** What the gate knows of a sentence. */
export interface GateEvidence {
	/** Score of "describes adversary behaviour" by its words, within ±1.5. */
	readonly lexical: number;
	/** The same by its wording. */
	readonly wording: number;
	/** Score of "is written as reports are". */
	readonly prose: number;
	/** The three highest scores of techniques. */
	readonly best: number;
	readonly second: number;
	readonly third: number;
	/** UTF-16 code units. */
	readonly length: number;
}

/** Number of features of a sentence for the gate. */
export const GATE_FEATURE_COUNT = 7;

/** Writes what the gate knows of a sentence as features. */
export function fillGateFeatures(features: Float64Array, at: number, evidence: GateEvidence): void {
	features[at] = evidence.lexical;
	features[at + 1] = evidence.wording;
	features[at + 2] = evidence.prose;
	features[at + 3] = evidence.best;
	features[at + 4] = evidence.second;
	features[at + 5] = evidence.third;
	features[at + 6] = Math.log(1 + evidence.length);
}

/** Bytes of a gate's weights: one signed byte a bucket. */
export const GATE_BYTES: number = WORDING_BUCKETS;

/** Scores the wording of sentences: about -1 for a clear no, 1 for a clear yes. */
export interface WordingScorer {
	score(text: string): number;
}

/**
 * Makes the scorer of a gate.
 *
 * @param steps one signed byte for each bucket, {@link GATE_BYTES}
 */
export function createWordingScorer(
	{ commonWords, scale, bias }: Pick<BehaviourGate, "commonWords" | "scale" | "bias">,
	steps: Int8Array,
): WordingScorer {
	const common = new Set(commonWords);
	return {
		score(text) {
			const { indices, values } = wordingVector(text, common);
			let sum = 0;
			for (let i = 0; i < indices.length; i++)
				sum += (values[i] as number) * (steps[indices[i] as number] as number);
			return sum * scale + bias;
		},
	};
}

/** A sentence's wording as a vector of length 1, buckets ascending: 1 + ln of how often each occurs. */
export function wordingVector(text: string, commonWords: ReadonlySet<string>): SparseVector {
	const sorted = Int32Array.from(wordingFeatures(text, commonWords)).sort();
	const indices: number[] = [];
	const counts: number[] = [];
	for (const bucket of sorted) {
		if (indices.at(-1) === bucket) counts[counts.length - 1]!++;
		else {
			indices.push(bucket);
			counts.push(1);
		}
	}
	const values = counts.map((count) => 1 + Math.log(count));
	const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
	return { indices: Int32Array.from(indices), values: Float32Array.from(values, (value) => value / length) };
}

/** The probability that a sentence reports behaviour. */
export type BehaviourJudge = (evidence: GateEvidence) => number;

/** Makes the judge of a gate. It keeps scratch space: use one per thread. */
export function createBehaviourJudge(calibration: GateCalibration): BehaviourJudge {
	const { bias, lexical, wording, prose, treeWeight } = calibration;
	const trees = compileTrees(calibration.trees);
	const features = new Float64Array(GATE_FEATURE_COUNT);
	return (evidence) => {
		fillGateFeatures(features, 0, evidence);
		const logit =
			bias +
			treeWeight * trees(features, 0) +
			lexical * evidence.lexical +
			wording * evidence.wording +
			prose * evidence.prose;
		return 1 / (1 + Math.exp(-logit));
	};
}

/**
 * Finds the gate's weights at the end of a weights file: one signed byte for each bucket.
 *
 * @throws LexicalModelError `LEXICAL_MODEL_CORRUPT`
 */
export function sliceGateSteps(bytes: Uint8Array): Int8Array {
	if (bytes.length < GATE_BYTES) {
		throw new LexicalModelError(
			"LEXICAL_MODEL_CORRUPT",
			`Expected ${GATE_BYTES} bytes of the behaviour gate at the end of the weights, found ${bytes.length} bytes in all. Get the file again or train the model anew.`,
		);
	}
	return new Int8Array(bytes.buffer, bytes.byteOffset + bytes.length - GATE_BYTES, GATE_BYTES);
}
