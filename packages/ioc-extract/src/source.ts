import type { DefangForm } from "./defang-form.js";
import type { IndicatorFlag, IndicatorType } from "./indicator.js";
import { type RefangedText, refang } from "./refang.js";

/** What a pattern reads: the refanged text, and where refanging changed it. */
export interface Source {
	/** The refanged text; every offset of a candidate points into it. */
	readonly text: string;
	/**
	 * Whether something between two offsets of the refanged text was defanged on purpose: by brackets, a word, a scheme
	 * or a backslash. Line breaks, spaces and full-width characters happen by accident too.
	 */
	isDefanged(start: number, end: number): boolean;
}

/** A hit of one pattern, before overlaps are resolved. */
export interface Candidate {
	readonly type: IndicatorType;
	readonly value: string;
	/** The value with its host in Unicode. */
	readonly unicode?: string;
	readonly port?: number;
	/** Offsets in the refanged text. */
	readonly start: number;
	readonly end: number;
	readonly flags: readonly IndicatorFlag[];
}

/** Takes a hit. */
export type AddCandidate = (candidate: Candidate) => void;

/** Finds every hit of one kind, in the order of the text, in time linear in its length. */
export type FindCandidates = (source: Source, add: AddCandidate) => void;

const ON_PURPOSE: ReadonlySet<DefangForm> = new Set(["brackets", "word", "scheme", "backslash"]);

/** Refangs a text for the patterns; also gives the way back to the offsets of the text as given. */
export function createSource(text: string): Source & { readonly refanged: RefangedText } {
	const refanged = refang(text);
	return {
		text: refanged.text,
		refanged,
		isDefanged: (start, end) => refanged.formsBetween(start, end).some((form) => ON_PURPOSE.has(form)),
	};
}
