import { type BootstrapOptions, bootstrapIntervals, eachOnce, type Interval } from "./bootstrap.js";
import { TrainerError } from "./errors.js";
import { matchOutcomes } from "./match-outcomes.js";
import type { JudgedModel, SavedEvaluation } from "./saved-evaluation.js";
import {
	type MeasuredUnits,
	measureQuiet,
	measureSet,
	type QuietFigure,
	type SetFigure,
} from "./set-figures.js";
import { EVALUATED_SETS, type EvaluatedSetName, type TextOutcome } from "./text-outcome.js";

/** What can be said of a difference: of `b` against `a`. */
export type Verdict = "better" | "worse" | "no difference shown";

/** One figure of both evaluations. */
export interface FigureComparison {
	readonly figure: SetFigure | QuietFigure;
	readonly a: number;
	readonly b: number;
	/** `b - a`. */
	readonly difference: number;
	/** 95 % interval of the difference. */
	readonly interval: Interval;
	readonly verdict: Verdict;
}

/** One kind of text in both evaluations. */
export interface SetComparison {
	readonly set: EvaluatedSetName;
	/** Texts that both have: all figures are over these. */
	readonly texts: number;
	readonly units: number;
	/** Texts that only one of them has; they do not count. */
	readonly onlyInA: number;
	readonly onlyInB: number;
	/** Shared texts of which the two hold different labels true; those of `b` count for both. */
	readonly labelsDiffer: number;
	/** Empty when no text is shared. */
	readonly figures: readonly FigureComparison[];
}

/** Two evaluations side by side. */
export interface EvaluationComparison {
	readonly a: JudgedModel;
	readonly b: JudgedModel;
	readonly sets: readonly SetComparison[];
	/** Sets that only one of them has. */
	readonly missing: readonly { readonly set: EvaluatedSetName; readonly from: "a" | "b" }[];
}

/** With fewer units all may point one way by chance more often than the 5 % of a 95 % interval: 2 · 0.5⁵ = 6 %. */
const LEAST_UNITS = 6;
/** Sums of the same numbers in another order differ by less. */
const NEGLIGIBLE = 1e-9;

/**
 * Says whether `b` does better than `a` on the texts that both were judged on, by a paired bootstrap: both are measured on
 * the same draws of units, so that what makes a report hard for either drops out of the difference. A difference is shown
 * when its 95 % interval leaves out 0 and there are six units or more. Of twenty figures without a difference, about one
 * will seem to have one.
 *
 * @throws TrainerError `TRAINER_OPTION_INVALID`, also when no text is shared
 * @see Efron, Tibshirani: An Introduction to the Bootstrap. Chapman & Hall 1993, chapters 8 and 13
 */
export function compareEvaluations(
	a: SavedEvaluation,
	b: SavedEvaluation,
	options: BootstrapOptions = {},
): EvaluationComparison {
	const sets: SetComparison[] = [];
	const missing: { set: EvaluatedSetName; from: "a" | "b" }[] = [];
	for (const set of EVALUATED_SETS) {
		const [ofA, ofB] = [a.sets[set] ?? [], b.sets[set] ?? []];
		if (ofA.length > 0 && ofB.length > 0) sets.push(compareSet(set, ofA, ofB, options));
		else if (ofA.length > 0) missing.push({ set, from: "b" });
		else if (ofB.length > 0) missing.push({ set, from: "a" });
	}
	if (sets.every(({ texts }) => texts === 0)) {
		const namesOf = (own: SavedEvaluation["sets"]) => Object.keys(own).join(", ") || "none";
		throw new TrainerError(
			"TRAINER_OPTION_INVALID",
			`Expected two evaluations with texts in common, found none (sets of the first: ${namesOf(a.sets)}; of the second: ${namesOf(b.sets)}); evaluate both models on the same data.`,
		);
	}
	return { a: a.model, b: b.model, sets, missing };
}

function compareSet(
	set: EvaluatedSetName,
	ofA: readonly TextOutcome[],
	ofB: readonly TextOutcome[],
	options: BootstrapOptions,
): SetComparison {
	const { a, b, ...unmatched } = matchOutcomes(ofA, ofB);
	const compare = () =>
		set === "quiet"
			? compareFigures(measureQuiet(a), measureQuiet(b), options)
			: compareFigures(measureSet(a), measureSet(b), options);
	return {
		set,
		texts: b.length,
		units: new Set(b.map(({ unit }) => unit)).size,
		...unmatched,
		figures: b.length === 0 ? [] : compare(),
	};
}

function compareFigures<Figure extends SetFigure | QuietFigure>(
	a: MeasuredUnits<Figure>,
	b: MeasuredUnits<Figure>,
	options: BootstrapOptions,
): FigureComparison[] {
	const { units } = b;
	const [ofA, ofB] = [a.measure(eachOnce(units)), b.measure(eachOnce(units))];
	const figures = Object.keys(ofB) as Figure[];
	const differences = bootstrapIntervals(
		units,
		(draws) => {
			const [before, after] = [a.measure(draws), b.measure(draws)];
			return Object.fromEntries(figures.map((figure) => [figure, after[figure] - before[figure]])) as Record<
				Figure,
				number
			>;
		},
		options,
	);
	return figures.map((figure) => ({
		figure,
		a: ofA[figure],
		b: ofB[figure],
		difference: ofB[figure] - ofA[figure],
		interval: differences[figure],
		verdict: units < LEAST_UNITS ? "no difference shown" : judge(differences[figure]),
	}));
}

function judge([low, high]: Interval): Verdict {
	if (low > NEGLIGIBLE) return "better";
	return high < -NEGLIGIBLE ? "worse" : "no difference shown";
}
