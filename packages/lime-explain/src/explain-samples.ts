import { LimeExplainError } from "./errors.js";
import { checkFeatureCount } from "./explain-features.js";
import { type Interval, judgeWeight } from "./explanation.js";
import { fitLabel } from "./fit-label.js";
import { kernelWeights } from "./kernel.js";
import { createNeighborhood, type Neighborhood, WORD_BITS } from "./neighborhood.js";
import { normalQuantile } from "./normal-quantile.js";
import { checkFitOptions, type FitOptions } from "./options.js";
import { centerResponse } from "./response.js";
import { createRidgeSolver } from "./ridge.js";
import { weighNeighborhood } from "./weighted-design.js";

/** Samples that were drawn and scored elsewhere. */
export interface ScoredSamples {
	/** `[samples][features]` of 1 (kept) and 0 (removed). Row 0 keeps all. */
	readonly masks: ArrayLike<ArrayLike<number>>;
	/** `[samples][labels]`. */
	readonly probabilities: ArrayLike<ArrayLike<number>>;
	/** Column of `probabilities` to explain. */
	readonly label: number;
}

/** What {@link explainSamples} gives. */
export interface SampleExplanation {
	readonly label: number;
	/** Largest weight first. */
	readonly features: readonly {
		/** Column of `masks`. */
		readonly index: number;
		readonly weight: number;
		readonly standardError: number;
		/** Whether the weight is at most two standard errors, or 0. */
		readonly isBelowNoise: boolean;
		/** Present when `confidence` was given. */
		readonly interval?: Interval;
	}[];
	readonly intercept: number;
	/** Weighted R². */
	readonly score: number;
	readonly localPrediction: number;
	/** Probability of row 0. */
	readonly prediction: number;
}

/**
 * The part of the method after the classifier, without chance: distance, kernel, selection and ridge. Gives what the
 * reference gives for the same masks and probabilities.
 *
 * @throws LimeExplainError `LIME_EXPLAIN_SAMPLES_INVALID`, `LIME_EXPLAIN_LABEL_UNKNOWN`,
 *   `LIME_EXPLAIN_OPTION_INVALID`, `LIME_EXPLAIN_TOO_MANY_FEATURES`
 * @example
 * ```ts
 * const samples = { masks: [[1, 1], [1, 0], [0, 1], [0, 0]], probabilities: [[0.9], [0.8], [0.2], [0.1]], label: 0 };
 * console.log(explainSamples(samples).features[0].index); // 0
 * ```
 */
export function explainSamples(samples: ScoredSamples, options: FitOptions = {}): SampleExplanation {
	const settings = checkFitOptions(options);
	const { masks, probabilities, label } = samples;
	const neighborhood = packMasks(masks);
	const values = readColumn(probabilities, masks.length, label);
	const kernel = kernelWeights(neighborhood.featureCount, settings.distance, settings.kernelWidth);
	const design = weighNeighborhood(neighborhood, kernel);
	const fit = fitLabel(design, centerResponse(design, values), createRidgeSolver(design), settings);
	const z = settings.confidence === undefined ? undefined : normalQuantile(settings.confidence);
	return {
		label,
		features: fit.features.map((index, i) => ({
			index,
			...judgeWeight(fit.weights[i]!, fit.standardErrors[i]!, z),
		})),
		intercept: fit.intercept,
		score: fit.score,
		localPrediction: fit.localPrediction,
		prediction: values[0]!,
	};
}

function packMasks(masks: ArrayLike<ArrayLike<number>>): Neighborhood {
	const featureCount = masks[0]?.length ?? 0;
	if (featureCount === 0)
		throw samplesError("masks: expected one or more rows with one or more columns", "none");
	checkFeatureCount(featureCount);
	const neighborhood = createNeighborhood(featureCount, masks.length);
	const packed = new Uint32Array(neighborhood.wordCount);
	for (let row = 0; row < masks.length; row++) {
		const mask = masks[row]!;
		if (mask.length !== featureCount) {
			throw samplesError(`masks: expected ${featureCount} columns in row ${row}`, mask.length);
		}
		packed.fill(0);
		for (let j = 0; j < featureCount; j++) {
			const bit = mask[j];
			if ((bit !== 0 && bit !== 1) || (row === 0 && bit === 0)) {
				throw samplesError(`masks: expected ${row === 0 ? "1" : "0 or 1"} in row ${row}, column ${j}`, bit);
			}
			if (bit) packed[Math.floor(j / WORD_BITS)]! |= 1 << (j % WORD_BITS);
		}
		// Rows stay as they are given: equal masks may have unequal probabilities.
		neighborhood.add(packed, 1, row, false);
	}
	return neighborhood;
}

function readColumn(rows: ArrayLike<ArrayLike<number>>, count: number, label: number): Float64Array {
	if (rows.length !== count)
		throw samplesError(`probabilities: expected ${count} rows, as many as masks`, rows.length);
	const labelCount = rows[0]!.length;
	if (!Number.isInteger(label) || label < 0 || label >= labelCount) {
		throw new LimeExplainError(
			"LIME_EXPLAIN_LABEL_UNKNOWN",
			`label: expected a column of probabilities from 0 to ${labelCount - 1}, but got ${label}. Name one of them.`,
		);
	}
	return Float64Array.from({ length: count }, (_, row) => {
		const value = rows[row]?.[label];
		if (typeof value === "number" && Number.isFinite(value)) return value;
		throw samplesError(`probabilities: expected a finite number in row ${row}, column ${label}`, value);
	});
}

function samplesError(expected: string, got: unknown): LimeExplainError {
	return new LimeExplainError(
		"LIME_EXPLAIN_SAMPLES_INVALID",
		`${expected}, but got ${got}. Give masks [samples][features] with the row of ones first, and probabilities [samples][labels].`,
	);
}
