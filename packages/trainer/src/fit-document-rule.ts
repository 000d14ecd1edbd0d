import {
	createDocumentWeigher,
	DOCUMENT_FEATURE_COUNT,
	type DocumentRule,
	type DocumentWeigher,
	type LabelKnowledge,
} from "@mapper/lexical-model";
import { roundCoefficient, takeExamples } from "./fit-calibration.js";
import { fitLogistic } from "./fit-logistic.js";
import { growTrees, type TreeExamples } from "./grow-trees.js";
import { GrowingFloats } from "./growing-floats.js";
import { FOLDS } from "./out-of-fold.js";
import type { SampledText } from "./sampled-texts.js";

/** Document rules. */
export interface FittedDocumentRule {
	/** Fitted on all texts. */
	readonly documentRule: DocumentRule;
	/** For each fold the rule fitted without it, ready to weigh. */
	readonly weighByFold: readonly DocumentWeigher[];
}

/** Fits how sentences become a report's techniques, from texts of two sentences and more. */
export function fitDocumentRule(
	texts: readonly SampledText[],
	labelCount: number,
	isAnnotated: (label: number) => boolean,
	knowledge: LabelKnowledge,
	seed: number,
): FittedDocumentRule {
	const pairs = judgedPairs(texts, isAnnotated, knowledge);
	const fit = (leftOut: number | undefined) => fitPairs(pairs, leftOut, labelCount, seed);
	return {
		documentRule: fit(undefined),
		weighByFold: Array.from({ length: FOLDS }, (_, fold) => createDocumentWeigher(fit(fold), knowledge)),
	};
}

/** Pairs of a text and a technique with a chance there. */
interface JudgedPairs extends TreeExamples {
	readonly labels: Uint16Array;
	readonly folds: Int8Array;
}

function judgedPairs(
	texts: readonly SampledText[],
	isAnnotated: (label: number) => boolean,
	knowledge: LabelKnowledge,
): JudgedPairs {
	const features = new GrowingFloats();
	const rest = {
		labels: [] as number[],
		folds: [] as number[],
		targets: [] as number[],
		importances: [] as number[],
	};
	for (const text of texts) {
		if (text.summary.sentenceCount < 2) continue;
		const labels = text.summary.labels().filter((label) => !text.isAnnotated || isAnnotated(label));
		const filled = new Float64Array(labels.length * DOCUMENT_FEATURE_COUNT);
		text.summary.fillFeatures(filled, 0, labels, knowledge);
		features.push(filled);
		for (const label of labels) {
			rest.labels.push(label);
			rest.folds.push(text.fold);
			rest.targets.push(text.labels.has(label) ? 1 : 0);
			rest.importances.push(text.importance);
		}
	}
	return {
		features: features.toArray(),
		dimensions: DOCUMENT_FEATURE_COUNT,
		targets: Uint8Array.from(rest.targets),
		importances: Float64Array.from(rest.importances),
		labels: Uint16Array.from(rest.labels),
		folds: Int8Array.from(rest.folds),
	};
}

/** Small trees: windows of one report are much alike. */
const TREES = 120;
const LEAVES = 8;
const INTERCEPT_RIDGE = 10;

function fitPairs(
	pairs: JudgedPairs,
	leftOut: number | undefined,
	labelCount: number,
	seed: number,
): DocumentRule {
	const taken = Int32Array.from(pairs.targets.keys()).filter((i) => pairs.folds[i] !== leftOut);
	const examples = takeExamples(pairs, taken);
	const { bias, trees, logits } = growTrees(examples, { trees: TREES, leaves: LEAVES, seed });
	const features = new Float64Array(taken.length * 2);
	taken.forEach((_, i) => {
		features[2 * i] = logits[i]! - bias;
		features[2 * i + 1] = examples.features[i * DOCUMENT_FEATURE_COUNT]!;
	});
	const fit = fitLogistic(
		{
			...examples,
			features,
			dimensions: 2,
			groups: Uint16Array.from(taken, (i) => pairs.labels[i]!),
			groupCount: labelCount,
		},
		{ groupRidge: INTERCEPT_RIDGE },
	);
	const [treeWeight = 0, bestWeight = 0] = fit.weights;
	return {
		trees,
		bias: roundCoefficient(fit.bias),
		treeWeight: roundCoefficient(treeWeight),
		bestWeight: roundCoefficient(bestWeight),
		intercepts: Array.from(fit.intercepts, roundCoefficient),
	};
}
