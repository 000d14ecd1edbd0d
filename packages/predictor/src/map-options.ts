import type { LabellingStyle } from "@mapper/lexical-model";
import { PredictorError } from "./errors.js";
import { checkIndicatorOptions, type IndicatorOptions } from "./indicator-options.js";

/** What `map` does with one text. */
export interface MapOptions {
	/** Id of the result. Default: SHA-256 of the text. */
	readonly id?: string;
	/** Name of the text's origin, copied to `document.source`. */
	readonly source?: string;
	/** Reports techniques from this confidence on, in [0, 1], in place of the model's own thresholds. */
	readonly minConfidence?: number;
	/**
	 * Reports each technique only from the confidence on at which this share of its reports was right on texts that no
	 * model had seen, in [0, 1]; techniques that do not reach it are not reported, and none is rolled up to its parent.
	 */
	readonly minPrecision?: number;
	/**
	 * Whose convention to label by: `reports` as annotators of reports do (fewer, coarser), `procedures` as ATT&CK's own
	 * examples do, `auto` as each sentence suggests. Default `auto`.
	 */
	readonly style?: LabellingStyle;
	/** Whether ids and links of techniques that stand in the text are reported as facts. Default true. */
	readonly statedIds?: boolean;
	/** Lists in `heldBack` what would be reported if every sentence told of an adversary's act. Default false. */
	readonly showHeldBack?: boolean;
	/** Number of candidates, the next best that are not reported, to list. Default 10. */
	readonly topK?: number;
	/** The ATT&CK version to answer in; must be the one the predictor was loaded with, which is the default. */
	readonly attackVersion?: string;
	/** Whether to extract indicators, or which. Default true: all, as `extractIndicators` does. */
	readonly indicators?: boolean | IndicatorOptions;
	readonly signal?: AbortSignal;
}

/** The labelling styles there are, the default first. */
export const STYLES: readonly LabellingStyle[] = ["auto", "reports", "procedures"];

/** Checks options where they enter. */
export function checkMapOptions(options: MapOptions): void {
	const { minConfidence, minPrecision, topK, style, indicators } = options;
	if (style !== undefined && !STYLES.includes(style)) {
		throw new PredictorError(
			"PREDICTOR_OPTION_INVALID",
			`Expected style to be one of ${STYLES.join(", ")}, got ${String(style)}.`,
		);
	}
	checkIndicatorOptions(indicators);
	checkShare("minConfidence", minConfidence);
	checkShare("minPrecision", minPrecision);
	if (minConfidence !== undefined && minPrecision !== undefined) {
		throw new PredictorError(
			"PREDICTOR_OPTION_INVALID",
			"Expected minConfidence or minPrecision, got both; each decides alone what is reported.",
		);
	}
	if (topK !== undefined && !(Number.isInteger(topK) && topK >= 0)) {
		throw new PredictorError(
			"PREDICTOR_OPTION_INVALID",
			`Expected topK to be a whole number from 0, got ${topK}.`,
		);
	}
}

function checkShare(name: string, value: number | undefined): void {
	if (value === undefined || (typeof value === "number" && value >= 0 && value <= 1)) return;
	throw new PredictorError(
		"PREDICTOR_OPTION_INVALID",
		`Expected ${name} to be a number from 0 to 1, got ${value}.`,
	);
}
