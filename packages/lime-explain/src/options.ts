import { LimeExplainError } from "./errors.js";
import { FEATURE_SELECTIONS, type FeatureSelection } from "./feature-selection.js";
import { cosineDistance, DEFAULT_KERNEL_WIDTH, type DistanceFunction } from "./kernel.js";
import type { Span } from "./span.js";
import type { TokenizeFunction, TokenUnit } from "./tokenize.js";

/** What happens on the way to an explanation. */
export type ExplainProgress =
	| {
			readonly type: "batch-scored";
			/** Distinct perturbed texts scored, and drawn so far. With `stopEarly` more may be drawn later. */
			readonly scored: number;
			readonly total: number;
	  }
	| {
			readonly type: "label-fitted";
			readonly label: string | number;
			readonly fitted: number;
			readonly total: number;
	  };

/** How the samples are turned into weights. */
export interface FitOptions {
	/** The most features of an explanation, except with `featureSelection: "none"`. Default 10. */
	numFeatures?: number;
	/** How they are chosen. Default `auto`. */
	featureSelection?: FeatureSelection;
	/** Width of the kernel in units of the distance. Default 25. */
	kernelWidth?: number;
	/** `cosine` (the default) is 100 times the cosine distance; or a function of how many features are kept. */
	distance?: "cosine" | DistanceFunction;
	/** Confidence of the weights' intervals, between 0 and 1, such as 0.95. Default: no intervals. */
	confidence?: number;
}

/** How a text is explained. */
export interface ExplainOptions extends FitOptions {
	/** Labels to explain, one or many: columns of the classifier's output, or ids of `labelIds`. Default: by `topLabels`. */
	labels?: string | number | readonly (string | number)[];
	/** Ids of the columns, in order. */
	labelIds?: readonly string[];
	/** Without `labels`: how many of the most probable labels to explain. Default 1. */
	topLabels?: number;
	/** Samples, the text itself included: the cap with `stopEarly`. Default 5000. */
	numSamples?: number;
	/** All occurrences of a word are one feature and cut out together (default), or each is its own and masked. */
	bagOfWords?: boolean;
	/** Stands for a removed feature when `bagOfWords` is false. Default `UNKWORDZ`; for characters U+0000. */
	maskString?: string;
	/** What a feature is. `sentence-then-word` explains words of the sentences that matter. Default `words`. */
	tokenize?: TokenUnit | "sentence-then-word" | TokenizeFunction;
	/** Spans that are one feature each, such as indicators. */
	keepTogether?: readonly Span[];
	/** The sentences of the text, instead of our own simple rule. */
	sentences?: readonly Span[];
	/** A whole number from 0 to 2^53 - 1. Equal seeds give equal explanations. Default 0. */
	seed?: number;
	/** Texts in one call of the classifier. Changes no result. Default 128. */
	batchSize?: number;
	/** Lists all masks of a text with at most 12 features, when that takes no more than `numSamples`. Default `auto`. */
	enumerate?: "auto" | false;
	/** Draws each mask with its complement. Default false: the reference's distribution. */
	pairs?: boolean;
	/** Stops when the top three features' intervals no longer overlap for any label. Default false. */
	stopEarly?: boolean;
	/** Resamples that stability is measured on; 0 leaves it out. Default 20. */
	resamples?: number;
	/** Asks the classifier whether the probability falls without the top features: 6 more texts a label. Default false. */
	deletionTest?: boolean;
	/** Cancels: the call rejects with the signal's reason. */
	signal?: AbortSignal;
	onProgress?: (progress: ExplainProgress) => void;
}

/** {@link FitOptions} with their defaults, checked. */
export type FitSettings = Required<Omit<FitOptions, "confidence" | "distance">> & {
	readonly distance: DistanceFunction;
	readonly confidence: number | undefined;
};

/** {@link ExplainOptions} with their defaults, checked. */
export type ExplainSettings = Omit<ExplainOptions, keyof FitOptions> &
	FitSettings &
	Required<
		Pick<
			ExplainOptions,
			| "topLabels"
			| "numSamples"
			| "bagOfWords"
			| "maskString"
			| "tokenize"
			| "keepTogether"
			| "seed"
			| "batchSize"
			| "enumerate"
			| "pairs"
			| "stopEarly"
			| "resamples"
			| "deletionTest"
		>
	>;

const TOKEN_UNITS: readonly unknown[] = ["words", "characters", "sentences", "sentence-then-word"];

/** Fills defaults. @throws LimeExplainError `LIME_EXPLAIN_OPTION_INVALID` */
export function checkFitOptions(options: FitOptions): FitSettings {
	const {
		numFeatures = 10,
		featureSelection = "auto",
		kernelWidth = DEFAULT_KERNEL_WIDTH,
		distance = "cosine",
		confidence,
	} = options;
	requireCount("numFeatures", numFeatures, 1);
	requireThat(
		FEATURE_SELECTIONS.includes(featureSelection),
		"featureSelection",
		`one of ${FEATURE_SELECTIONS.join(", ")}`,
		featureSelection,
	);
	requireThat(
		Number.isFinite(kernelWidth) && kernelWidth > 0,
		"kernelWidth",
		"a number above 0",
		kernelWidth,
	);
	requireThat(
		distance === "cosine" || typeof distance === "function",
		"distance",
		'a function or "cosine"',
		distance,
	);
	requireThat(
		confidence === undefined || (confidence > 0 && confidence < 1),
		"confidence",
		"a number between 0 and 1",
		confidence,
	);
	return {
		numFeatures,
		featureSelection,
		kernelWidth,
		distance: distance === "cosine" ? cosineDistance : distance,
		confidence,
	};
}

/** Fills defaults. @throws LimeExplainError `LIME_EXPLAIN_OPTION_INVALID` */
export function checkExplainOptions(options: ExplainOptions): ExplainSettings {
	const {
		topLabels = 1,
		numSamples = 5000,
		bagOfWords = true,
		tokenize = "words",
		maskString = tokenize === "characters" ? "\0" : "UNKWORDZ",
		keepTogether = [],
		seed = 0,
		batchSize = 128,
		enumerate = "auto",
		pairs = false,
		stopEarly = false,
		resamples = 20,
		deletionTest = false,
	} = options;
	requireCount("topLabels", topLabels, 1);
	requireCount("numSamples", numSamples, 2);
	requireCount("seed", seed, 0);
	requireCount("batchSize", batchSize, 1);
	requireCount("resamples", resamples, 0);
	requireThat(typeof maskString === "string", "maskString", "a string", maskString);
	requireThat(
		typeof tokenize === "function" || TOKEN_UNITS.includes(tokenize),
		"tokenize",
		`a function or one of ${TOKEN_UNITS.join(", ")}`,
		tokenize,
	);
	requireThat(enumerate === "auto" || enumerate === false, "enumerate", '"auto" or false', enumerate);
	return {
		...options,
		...checkFitOptions(options),
		topLabels,
		numSamples,
		bagOfWords,
		tokenize,
		maskString,
		keepTogether,
		seed,
		batchSize,
		enumerate,
		pairs,
		stopEarly,
		resamples,
		deletionTest,
	};
}

function requireCount(name: string, value: number, least: number): void {
	requireThat(
		Number.isSafeInteger(value) && value >= least,
		name,
		`a whole number of ${least} or more`,
		value,
	);
}

function requireThat(isMet: boolean, name: string, expected: string, got: unknown): void {
	if (isMet) return;
	const shown = typeof got === "string" ? JSON.stringify(got) : String(got);
	throw new LimeExplainError(
		"LIME_EXPLAIN_OPTION_INVALID",
		`${name}: expected ${expected}, but got ${shown}. Change it or leave it out for the default.`,
	);
}
