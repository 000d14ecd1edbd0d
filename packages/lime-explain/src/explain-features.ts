import { chooseColumns } from "./choose-columns.js";
import type { TextClassifier } from "./classifier.js";
import { testDeletion } from "./deletion-test.js";
import { checkpoints, isSettled, SETTLED_FEATURES } from "./early-stop.js";
import { enumerateMasks, MAX_ENUMERATED_FEATURES } from "./enumerate-masks.js";
import { LimeExplainError } from "./errors.js";
import { judgeWeight, type LabelExplanation, type TextExplanation } from "./explanation.js";
import { fitLabel } from "./fit-label.js";
import type { IndexedText } from "./indexed-text.js";
import { kernelWeights } from "./kernel.js";
import { createNeighborhood, type Neighborhood } from "./neighborhood.js";
import { normalQuantile } from "./normal-quantile.js";
import type { ExplainSettings } from "./options.js";
import { createPerturber } from "./perturb.js";
import { createRandom } from "./random.js";
import { centerResponse } from "./response.js";
import { createRidgeSolver } from "./ridge.js";
import { createMaskScoring, type MaskScoring } from "./score-masks.js";
import { measureStability } from "./stability.js";
import { type ExplanationWarning, warnOfLabel, warnOfText } from "./warnings.js";
import { weighNeighborhood } from "./weighted-design.js";

/** The most features of a text. The fit needs memory by their square and time by their cube. */
export const MAX_FEATURES = 4000;

/** Streams of a seed: each random decision has its own, so that none shifts another. */
const MASK_STREAM = 0;
const DELETION_STREAM = 1;
const STABILITY_STREAM = 2;

/** Explains a text whose features are given: perturb, predict, weigh, select, fit. */
export async function explainFeatures(
	indexed: IndexedText,
	classify: TextClassifier,
	settings: ExplainSettings,
): Promise<TextExplanation> {
	const { numSamples, seed, signal } = settings;
	const featureCount = indexed.features.length;
	signal?.throwIfAborted();
	if (featureCount === 0) {
		const warnings = warnOfText(0);
		return {
			labels: [],
			method: "sampled",
			featureCount,
			samples: 0,
			scored: 0,
			seed,
			sentences: [],
			warnings,
		};
	}
	checkFeatureCount(featureCount);
	const isEnumerated =
		settings.enumerate === "auto" &&
		featureCount <= MAX_ENUMERATED_FEATURES &&
		2 ** featureCount <= numSamples;
	const scoring = await createMaskScoring(
		indexed,
		classify,
		{ ...settings, capacity: isEnumerated ? 2 ** featureCount : numSamples },
		(whole) => chooseColumns(whole, settings),
	);
	const neighborhood = isEnumerated
		? await scoreAllMasks(featureCount, scoring, settings)
		: await scoreSamples(featureCount, scoring, settings);

	const { labels, warnings } = explainLabels(indexed, neighborhood, scoring, settings);
	return {
		labels: settings.deletionTest ? await addDeletionTests(labels, featureCount, scoring, seed) : labels,
		method: isEnumerated ? "enumerated" : "sampled",
		featureCount,
		samples: isEnumerated ? neighborhood.rowCount : neighborhood.sampleCount,
		scored: scoring.scored(),
		seed,
		sentences: [],
		warnings: [...warnOfText(featureCount), ...warnings],
	};
}

/** @throws LimeExplainError `LIME_EXPLAIN_TOO_MANY_FEATURES` */
export function checkFeatureCount(featureCount: number): void {
	if (featureCount <= MAX_FEATURES) return;
	throw new LimeExplainError(
		"LIME_EXPLAIN_TOO_MANY_FEATURES",
		`Expected at most ${MAX_FEATURES} features, but got ${featureCount}. Explain a part of the text, or use tokenize "sentence-then-word".`,
	);
}

async function scoreAllMasks(
	featureCount: number,
	scoring: MaskScoring,
	settings: ExplainSettings,
): Promise<Neighborhood> {
	const neighborhood = enumerateMasks(featureCount, settings.numSamples, settings.pairs);
	await scoreAndReport(neighborhood, scoring, settings);
	return neighborhood;
}

async function scoreSamples(
	featureCount: number,
	scoring: MaskScoring,
	settings: ExplainSettings,
): Promise<Neighborhood> {
	const { numSamples, seed, pairs, stopEarly } = settings;
	const neighborhood = createNeighborhood(featureCount, numSamples);
	const perturber = createPerturber(neighborhood, createRandom(seed, MASK_STREAM), pairs);
	for (const sampleCount of checkpoints(numSamples, stopEarly)) {
		perturber.drawUntil(sampleCount);
		await scoreAndReport(neighborhood, scoring, settings);
		if (sampleCount < numSamples && areSettled(neighborhood, scoring, settings)) break;
	}
	return neighborhood;
}

function scoreAndReport(
	neighborhood: Neighborhood,
	scoring: MaskScoring,
	settings: ExplainSettings,
): Promise<void> {
	return scoring.scoreNewRows(neighborhood, (scored) =>
		settings.onProgress?.({ type: "batch-scored", scored, total: neighborhood.rowCount }),
	);
}

function areSettled(neighborhood: Neighborhood, scoring: MaskScoring, settings: ExplainSettings): boolean {
	const { design, solver } = prepareFit(neighborhood, settings);
	const numFeatures = Math.max(settings.numFeatures, SETTLED_FEATURES + 1);
	return scoring.columns().every((_, place) =>
		isSettled(
			fitLabel(design, centerResponse(design, scoring.valuesOf(place)), solver, {
				numFeatures,
				featureSelection: settings.featureSelection,
			}),
		),
	);
}

function prepareFit(neighborhood: Neighborhood, settings: ExplainSettings) {
	const kernel = kernelWeights(neighborhood.featureCount, settings.distance, settings.kernelWidth);
	const design = weighNeighborhood(neighborhood, kernel);
	return { design, solver: createRidgeSolver(design) };
}

function explainLabels(
	indexed: IndexedText,
	neighborhood: Neighborhood,
	scoring: MaskScoring,
	settings: ExplainSettings,
): { labels: LabelExplanation[]; warnings: ExplanationWarning[] } {
	const { labelIds, confidence, resamples, seed, signal, onProgress } = settings;
	const { design, solver } = prepareFit(neighborhood, settings);
	const z = confidence === undefined ? undefined : normalQuantile(confidence);
	const warnings: ExplanationWarning[] = [];
	const columns = scoring.columns();
	const labels = columns.map((column, place) => {
		signal?.throwIfAborted();
		const label = labelIds?.[column] ?? column;
		const response = centerResponse(design, scoring.valuesOf(place));
		const fit = fitLabel(design, response, solver, settings);
		// The stream is the column's own, so that other labels explained with it change nothing.
		const random = createRandom(seed, STABILITY_STREAM + column);
		const explanation: LabelExplanation = {
			label,
			column,
			features: fit.features.map((index, i) => ({
				index,
				text: indexed.features[index]!.text,
				...judgeWeight(fit.weights[i]!, fit.standardErrors[i]!, z),
				spans: indexed.features[index]!.spans,
			})),
			intercept: fit.intercept,
			remainder: 0,
			score: fit.score,
			localPrediction: fit.localPrediction,
			prediction: response.values[0]!,
			...(resamples > 0 && { stability: measureStability(design, response, solver, resamples, random) }),
		};
		warnings.push(...warnOfLabel({ ...explanation, isConstant: response.variation === 0 }));
		onProgress?.({ type: "label-fitted", label, fitted: place + 1, total: columns.length });
		return explanation;
	});
	return { labels, warnings };
}

async function addDeletionTests(
	labels: readonly LabelExplanation[],
	featureCount: number,
	scoring: MaskScoring,
	seed: number,
): Promise<LabelExplanation[]> {
	const supporting = labels.map(({ features }) =>
		features.filter(({ weight }) => weight > 0).map(({ index }) => index),
	);
	const predictions = labels.map(({ prediction }) => prediction);
	const random = createRandom(seed, DELETION_STREAM);
	const tests = await testDeletion(scoring, featureCount, supporting, predictions, random);
	return labels.map((label, place) => ({ ...label, deletion: tests[place] }));
}
