import {
	type BehaviourGate,
	type BehaviourJudge,
	createBehaviourJudge,
	createWordingScorer,
	type GateEvidence,
} from "./behaviour-gate.js";
import { findFamilies, type LabelFamilies } from "./label-families.js";
import {
	clampScore,
	fillSentenceFeatures,
	type LabelPriors,
	MAX_SENTENCE_CANDIDATES,
	SENTENCE_FEATURE_COUNT,
	type SentenceContext,
	sentenceCandidates,
} from "./sentence-features.js";
import { createLexicalScorer, type LexicalScorer, type LexicalWeights } from "./sparse-linear.js";
import { compileTrees, type TreeEnsemble, type TreeSum } from "./tree-ensemble.js";

/**
 * How scores become probabilities: boosted trees over the features of a pair of sentence and technique, then a logistic
 * regression with two intercepts per technique, shrunk where examples are few. Two, since sources follow two conventions:
 * annotators of reports label fewer and coarser techniques than catalogues of procedures do, and how a sentence is
 * written tells which to expect.
 */
export interface SentenceCalibration {
	readonly trees: TreeEnsemble;
	readonly bias: number;
	/** What the sum of the trees counts. */
	readonly treeWeight: number;
	/** What the score counts beside the trees. */
	readonly scoreWeight: number;
	/** One for each technique, for sentences written as catalogue entries are. */
	readonly intercepts: readonly number[];
	/** One for each technique, for sentences written as reports are. */
	readonly reportIntercepts: readonly number[];
	readonly priors: LabelPriors;
}

/**
 * By which convention sentences are labelled: as annotators of reports do (fewer, coarser), as ATT&CK's own procedure
 * examples do, or as the sentence itself suggests.
 */
export type LabellingStyle = "auto" | "reports" | "procedures";

/** What a sentence says: the few techniques with a chance, and two answers about the sentence itself. */
export interface SentenceReading {
	/** Numbers of the techniques with a chance, ascending. */
	readonly labels: Uint16Array;
	/** Calibrated probability of each. */
	readonly probabilities: Float64Array;
	/** Probability that the sentence reports something an adversary did. */
	readonly behaviour: number;
	/** Score of "is written as reports are": about -1 for a clear no, 1 for a clear yes. */
	readonly prose: number;
}

/** How a sentence is read. */
export interface ReadOptions {
	/** Default `auto`. */
	readonly style?: LabellingStyle;
	/** Takes it for granted that the sentence reports behaviour: shows what the gate holds back. Default false. */
	readonly assumeBehaviour?: boolean;
}

/** Reads sentences with a linear model, its behaviour gate and its calibration. */
export interface SentenceModel {
	/** Number of techniques; the linear model has two outputs more: behaviour and report prose. */
	readonly labelCount: number;
	/** How the techniques hang together. */
	readonly families: LabelFamilies;
	/** Reads one sentence. */
	read(text: string, options?: ReadOptions): SentenceReading;
	/** Calibrated probabilities of all techniques, `[labelCount]`; those without a chance are 0. */
	probabilities(text: string, options?: ReadOptions): Float64Array;
	readonly scorer: LexicalScorer;
}

/** Outputs after the techniques: "describes adversary behaviour" and "is written as reports are". */
export const EXTRA_OUTPUTS = 2;

/** Less than this is not carried on: a hundred such sentences together would not make a report's candidate. */
const LOWEST_PROBABILITY = 0.002;

/** What a model for sentences is made of. */
export interface SentenceModelParts {
	readonly labels: readonly string[];
	readonly weights: LexicalWeights;
	readonly gate: BehaviourGate;
	/** The gate's weights. */
	readonly gateSteps: Int8Array;
	readonly calibration: SentenceCalibration;
}

/** Makes a sentence model. It keeps scratch space: use one per thread. */
export function createSentenceModel(parts: SentenceModelParts): SentenceModel {
	const { labels, weights, gate } = parts;
	const scorer = createLexicalScorer(weights);
	const wording = createWordingScorer(gate, parts.gateSteps);
	const reader = createScoreReader(labels, gate, parts.calibration);
	const scores = new Float32Array(weights.outputCount);
	const read = (text: string, options?: ReadOptions) =>
		reader.read(scorer.score(text, scores), wording.score(text), text.length, options);
	return {
		labelCount: labels.length,
		families: reader.families,
		scorer,
		read,
		probabilities(text, options) {
			const all = new Float64Array(labels.length);
			const reading = read(text, options);
			reading.labels.forEach((label, i) => {
				all[label] = reading.probabilities[i] as number;
			});
			return all;
		},
	};
}

/** Turns the scores of one sentence into what it says. */
export interface ScoreReader {
	readonly families: LabelFamilies;
	/**
	 * @param scores `[labels + 2]`, as a {@link LexicalScorer} gives them
	 * @param wording score of the wording, as the gate's scorer gives it
	 * @param length UTF-16 code units of the sentence
	 */
	read(scores: Float32Array, wording: number, length: number, options?: ReadOptions): SentenceReading;
}

/** Makes what reads scores: used with a model's own scores, and in training with those of models that saw less. */
export function createScoreReader(
	labels: readonly string[],
	gate: Pick<BehaviourGate, "calibration">,
	calibration: SentenceCalibration,
): ScoreReader {
	const families = findFamilies(labels);
	const trees: TreeSum = compileTrees(calibration.trees);
	const judge = createBehaviourJudge(gate.calibration);
	const features = new Float64Array(MAX_SENTENCE_CANDIDATES * SENTENCE_FEATURE_COUNT);
	return {
		families,
		read(scores, wording, length, options) {
			const context = sentenceContext(scores, labels.length, wording, length, judge, options);
			const candidates = sentenceCandidates(scores, labels.length);
			fillSentenceFeatures(features, 0, candidates, scores, context, families, calibration.priors);
			const intercepts = isReportProse(context) ? calibration.reportIntercepts : calibration.intercepts;
			const found = candidates
				.map((label, i) => {
					const at = i * SENTENCE_FEATURE_COUNT;
					const logit =
						calibration.bias +
						calibration.treeWeight * trees(features, at) +
						calibration.scoreWeight * (features[at] as number) +
						(intercepts[label] as number);
					return { label, probability: 1 / (1 + Math.exp(-logit)) };
				})
				.filter(({ probability }) => probability >= LOWEST_PROBABILITY)
				.sort((a, b) => a.label - b.label);
			return {
				labels: Uint16Array.from(found, ({ label }) => label),
				probabilities: Float64Array.from(found, ({ probability }) => probability),
				behaviour: context.gate,
				prose: context.prose,
			};
		},
	};
}

/** Scores that stand for a clear yes. */
const CLEAR_YES = 1;

/** Takes what is common to all techniques of a sentence from the scores of all outputs, `[labels + 2]`. */
export function sentenceContext(
	scores: Float32Array,
	labelCount: number,
	wording: number,
	length: number,
	judge: BehaviourJudge,
	{ style = "auto", assumeBehaviour = false }: ReadOptions = {},
): SentenceContext {
	const evidence = gateEvidence(scores, labelCount, wording, length);
	const clear = (score: number) => (assumeBehaviour ? Math.max(score, CLEAR_YES) : score);
	const assumed = { ...evidence, lexical: clear(evidence.lexical), wording: clear(evidence.wording) };
	return {
		behaviour: assumed.lexical,
		wording: assumed.wording,
		prose: style === "auto" ? evidence.prose : style === "reports" ? CLEAR_YES : -CLEAR_YES,
		gate: judge(assumed),
		length,
	};
}

/** What the gate knows of a sentence, from the scores of all outputs. */
export function gateEvidence(
	scores: Float32Array,
	labelCount: number,
	wording: number,
	length: number,
): GateEvidence {
	let best = Number.NEGATIVE_INFINITY;
	let second = Number.NEGATIVE_INFINITY;
	let third = Number.NEGATIVE_INFINITY;
	for (let label = 0; label < labelCount; label++) {
		const score = scores[label] as number;
		if (score > best) {
			third = second;
			second = best;
			best = score;
		} else if (score > second) {
			third = second;
			second = score;
		} else if (score > third) third = score;
	}
	return {
		lexical: clampScore(scores[labelCount] as number),
		wording: clampScore(wording),
		prose: clampScore(scores[labelCount + 1] as number),
		best: clampScore(best),
		second: clampScore(second),
		third: clampScore(third),
		length,
	};
}

/** Whether a sentence is written as reports are, and not as catalogue entries. */
export function isReportProse({ prose }: Pick<SentenceContext, "prose">): boolean {
	return prose > 0;
}
