import type { LabelExplanation } from "@mapper/lime-explain";
import type { TechniqueExplanationMethod, TechniqueWarning } from "./report-explanation.js";

/** What a method found out about one technique. */
export interface FoundWords {
	readonly method: TechniqueExplanationMethod;
	readonly featureCount: number;
	readonly samples: number;
	readonly scored: number;
	/** Absent when there are no words. */
	readonly explained?: LabelExplanation;
	/** The same for the technique less its runner-up; absent without one, or without words. */
	readonly difference?: LabelExplanation;
	readonly warnings: readonly TechniqueWarning[];
}
