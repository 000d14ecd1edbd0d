import type { Indicator } from "@mapper/ioc-extract";

/** Version of the shape of {@link ReportMapping}. */
export const REPORT_MAPPING_SCHEMA_VERSION = "1.0";

/** How a technique came to be reported. */
export type TechniqueBasis =
	/** The model recognised it. */
	| "model"
	/** Its id or ATT&CK URL stands in the text. */
	| "stated";

/** How much the model saw of a technique before it was shipped. */
export type TechniqueSupport =
	/** Ten or more texts of real incidents or rules. */
	| "trained"
	/** One to nine. */
	| "few-shot"
	/** Only its name and description and sentences written for it. */
	| "described";

/** A stretch of the text that shows a technique. Offsets are UTF-16 code units of the text given to `map`. */
export interface Evidence {
	readonly start: number;
	readonly end: number;
	/** Probability in [0, 1] that this sentence alone describes the technique. */
	readonly confidence: number;
}

/** A technique with a probability. */
export interface RankedTechnique {
	readonly id: string;
	/** Calibrated probability in [0, 1]. */
	readonly confidence: number;
}

/** A technique that the text describes. */
export interface MappedTechnique extends RankedTechnique {
	readonly name: string;
	/** Short names of its tactics in the model's ATT&CK version. */
	readonly tactics: readonly string[];
	readonly basis: TechniqueBasis;
	readonly support: TechniqueSupport;
	/** Best first; at least one. */
	readonly evidence: readonly Evidence[];
	/** Other techniques the same evidence could be taken for, best first. */
	readonly lookAlikes: readonly RankedTechnique[];
}

/** A technique that is only not reported because its sentences do not seem to tell of anybody's act. */
export interface HeldBackTechnique extends RankedTechnique {
	readonly name: string;
	/** Confidence if every sentence told of an adversary's act. */
	readonly confidenceIfReported: number;
	/** The sentences that name it, best first, with the probability that they report behaviour; at least one. */
	readonly evidence: readonly (Evidence & { readonly behaviour: number })[];
}

/** An indicator of compromise with the sentence it stands in. */
export interface MappedIndicator extends Indicator {
	/** Number of the sentence it starts in, from 0. */
	readonly sentence: number;
	/** Reported techniques that this sentence shows. */
	readonly techniques: readonly string[];
}

/** What a report says: the result of mapping one text. Equal input gives equal bytes, so it holds no time stamp. */
export interface ReportMapping {
	readonly schemaVersion: string;
	/** The caller's id, or the SHA-256 of the text's UTF-8 bytes in hex. */
	readonly id: string;
	readonly attack: { readonly domain: string; readonly version: string };
	readonly model: { readonly name: string; readonly version: string; readonly sha256: string };
	readonly document: {
		readonly characters: number;
		readonly sentences: number;
		/** Probability that anybody does anything in it; below the model's floor nothing is reported. With `heldBack`. */
		readonly behaviour?: number;
		readonly source?: string;
	};
	/** At or above the technique's threshold, by confidence, then id. */
	readonly techniques: readonly MappedTechnique[];
	/** The next best that are not reported, by confidence, then id; at most `topK`. */
	readonly candidates: readonly RankedTechnique[];
	/** What the behaviour gate holds back, by confidence without it, then id; only when `showHeldBack` is set. */
	readonly heldBack?: readonly HeldBackTechnique[];
	readonly indicators: readonly MappedIndicator[];
	/** What the reader should know: text cut, ids that could not be moved to the asked ATT&CK version. */
	readonly warnings: readonly string[];
}
