import {
	createDocumentWeigher,
	DOCUMENT_FEATURE_COUNT,
	type DocumentRule,
	type DocumentWeigher,
	type LabelKnowledge,
} from "@mapper/lexical-model";
import { type BoostedExamples, type BoostedLogistic, fitBoostedLogistic } from "./fit-boosted-logistic.js";
import { GrowingFloats } from "./growing-floats.js";
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
	const { all, byFold } = fitBoostedLogistic(judgedPairs(texts, labelCount, isAnnotated, knowledge), {
		trees: TREES,
		leaves: LEAVES,
		seed,
		linearFeatures: 1,
		groupRidge: INTERCEPT_RIDGE,
	});
	return {
		documentRule: toRule(all),
		weighByFold: byFold.map((fitted) => createDocumentWeigher(toRule(fitted), knowledge)),
	};
}

/** Small trees: windows of one report are much alike. */
const TREES = 120;
const LEAVES = 8;
const INTERCEPT_RIDGE = 10;

function toRule({ trees, bias, treeWeight, weights, intercepts }: BoostedLogistic): DocumentRule {
	return { trees, bias, treeWeight, bestWeight: weights[0] ?? 0, intercepts };
}

/** Pairs of a text and a technique with a chance there. */
function judgedPairs(
	texts: readonly SampledText[],
	labelCount: number,
	isAnnotated: (label: number) => boolean,
	knowledge: LabelKnowledge,
): BoostedExamples {
	const features = new GrowingFloats();
	const rest = {
		groups: [] as number[],
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
			rest.groups.push(label);
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
		groups: Uint16Array.from(rest.groups),
		groupCount: labelCount,
		folds: Int8Array.from(rest.folds),
	};
}
