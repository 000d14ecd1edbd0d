import type { IndicatorFlag, IndicatorType } from "./indicator.js";
import { type RefangedText, refang } from "./refang.js";

/** What a pattern reads: the refanged text, and where refanging changed it. */
export interface Source {
	/** The refanged text; every offset of a candidate points into it. */
	readonly text: string;
	/** Whether refanging changed something between two offsets of the refanged text. */
	isDefanged(start: number, end: number): boolean;
}

/** A hit of one pattern, before overlaps are resolved. */
export interface Candidate {
	readonly type: IndicatorType;
	readonly value: string;
	/** Offsets in the refanged text. */
	readonly start: number;
	readonly end: number;
	readonly flags: readonly IndicatorFlag[];
}

/** Takes a hit. */
export type AddCandidate = (candidate: Candidate) => void;

/** Finds every hit of one kind, in the order of the text, in time linear in its length. */
export type FindCandidates = (source: Source, add: AddCandidate) => void;

/** Refangs a text for the patterns; also gives the way back to the offsets of the text as given. */
export function createSource(text: string): Source & { readonly refanged: RefangedText } {
	const refanged = refang(text);
	return {
		text: refanged.text,
		refanged,
		isDefanged: (start, end) => refanged.isChanged(start, end),
	};
}
