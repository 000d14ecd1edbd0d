import { createHash } from "node:crypto";

/** What a mapper said of one text and what is true of it, without the text. */
export interface TextOutcome {
	/** SHA-256 of the text in UTF-8, in hex. */
	readonly sha256: string;
	/** What the text belongs to: its report, software or group, or itself. */
	readonly unit: string;
	/** Technique ids that are right. */
	readonly actual: readonly string[];
	/** Technique ids reported. */
	readonly predicted: readonly string[];
	/** The first {@link KEPT_RANKS} ids of the ranking, reported or not. */
	readonly ranked: readonly string[];
}

/** Places of a ranking that an outcome keeps. */
export const KEPT_RANKS = 5;

/** The kinds of text that an evaluation tells apart. */
export const EVALUATED_SETS = ["tramDocuments", "tramSentences", "procedures", "stories", "quiet"] as const;

/** One of {@link EVALUATED_SETS}. */
export type EvaluatedSetName = (typeof EVALUATED_SETS)[number];

/** Names a text without showing it. */
export function hashText(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
