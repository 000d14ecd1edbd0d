import { type ModelManifest, thresholdAtLength } from "@mapper/lexical-model";
import { PredictorError } from "./errors.js";
import type { MapOptions } from "./map-options.js";

/** The confidence from which a technique, given by the number of its label, is reported in a text. */
export type Thresholds = (label: number, text: JudgedText) => number;

/** What a threshold depends on besides the technique. */
export interface JudgedText {
	readonly sentenceCount: number;
	/** Probability that anybody does anything in the text. */
	readonly behaviour: number;
}

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
		const row = precisionRow(manifest, minPrecision);
		return (label, text) => (isQuiet(text, manifest) ? NEVER : (row[label] ?? NEVER));
	}
	return (label, text) =>
		isQuiet(text, manifest)
			? NEVER
			: thresholdAtLength(manifest.thresholds[label]!, manifest.lengthSlope, text.sentenceCount);
}

/** The thresholds of the lowest tabulated precision that is at least the one asked. */
function precisionRow({ precisionTable }: ModelManifest, asked: number): readonly (number | null)[] {
	const { precisions, thresholds } = precisionTable;
	const row = precisions.findIndex((precision) => precision >= asked);
	if (row >= 0) return thresholds[row]!;
	const best = precisions.at(-1);
	throw new PredictorError(
		"PREDICTOR_OPTION_INVALID",
		best === undefined
			? "Expected a model that knows what precision it reaches, but this one has no precision table; ask for minConfidence."
			: `Expected minPrecision of at most ${best.toFixed(2)}, the highest this model was measured for, got ${asked}.`,
	);
}

/** No confidence reaches it. */
const NEVER = Number.POSITIVE_INFINITY;

/** Say nothing rather than guess: whether nobody seems to do anything in the text. */
function isQuiet({ behaviour, sentenceCount }: JudgedText, { textGate }: ModelManifest): boolean {
	return behaviour < (sentenceCount <= 1 ? textGate.singleFloor : textGate.floor);
}
