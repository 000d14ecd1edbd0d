import { type DocumentSummary, type ModelManifest, thresholdAtLength } from "@mapper/lexical-model";
import { PredictorError } from "./errors.js";
import type { MapOptions } from "./map-options.js";

/** The confidence from which a technique, given by the number of its label, is reported in a text. */
export type Thresholds = (
	label: number,
	text: Pick<DocumentSummary, "sentenceCount" | "strongestBehaviour">,
) => number;

/**
 * The confidence from which each technique is reported: the model's own threshold, or the caller's wish.
 *
 * @throws PredictorError `PREDICTOR_OPTION_INVALID` when the asked precision was never reached
 */
export function thresholdsFor(
	manifest: ModelManifest,
	{ minConfidence, minPrecision }: Pick<MapOptions, "minConfidence" | "minPrecision">,
): Thresholds {
	if (minConfidence !== undefined) return () => minConfidence;
	if (minPrecision !== undefined) {
		const row = manifest.precisionTable.find(({ precision }) => precision >= minPrecision);
		if (!row) {
			const best = manifest.precisionTable.reduce(
				(highest, { precision }) => Math.max(highest, precision),
				0,
			);
			throw new PredictorError(
				"PREDICTOR_OPTION_INVALID",
				`Expected minPrecision of at most ${best.toFixed(2)}, the best this model reached on held-out reports, got ${minPrecision}.`,
			);
		}
		return (_, text) => (isQuiet(text, manifest) ? NEVER : row.threshold);
	}
	return (label, text) =>
		isQuiet(text, manifest)
			? NEVER
			: thresholdAtLength(manifest.thresholds[label]!, manifest.lengthSlope, text.sentenceCount);
}

/** No confidence reaches it. */
const NEVER = Number.POSITIVE_INFINITY;

/** Say nothing rather than guess: whether no sentence of the text seems to tell of anybody who acts. */
function isQuiet(
	{ strongestBehaviour }: Pick<DocumentSummary, "strongestBehaviour">,
	{ behaviourFloor }: ModelManifest,
): boolean {
	return strongestBehaviour < behaviourFloor;
}
