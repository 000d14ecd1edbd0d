import { parentOf } from "@mapper/attack-dataset";
import type { Measure } from "./bootstrap.js";
import { countLabels } from "./label-counts.js";
import type { TextOutcome } from "./text-outcome.js";

/** Figures of texts with techniques. `parent…`: after each id became that of its technique, as some benchmarks count. */
export type SetFigure =
	| "microF1"
	| "macroF1"
	| "perTextF1"
	| "hitAt1"
	| "hitAt5"
	| "parentMicroF1"
	| "parentMacroF1";

/** The figure of texts without adversary behaviour. */
export type QuietFigure = "quietShare";

/** Figures of some texts that can be taken of any sample of their units. */
export interface MeasuredUnits<Figure extends string> {
	/** Number of units. */
	readonly units: number;
	readonly measure: Measure<Figure>;
}

/** Prepares the figures of texts with techniques; the units are in the order of their names, whatever that of the texts. */
export function measureSet(outcomes: readonly TextOutcome[]): MeasuredUnits<SetFigure> {
	const { units, unitOf } = indexUnits(outcomes);
	const labels = countLabels(outcomes, unitOf);
	const parents = countLabels(outcomes.map(toParents), unitOf);
	const perText = meanOf(outcomes, unitOf, f1OfText);
	const labelled = (outcome: TextOutcome) => outcome.actual.length > 0;
	const hitAt = (places: number) =>
		meanOf(
			outcomes,
			unitOf,
			({ ranked, actual }) => Number(ranked.slice(0, places).some((id) => actual.includes(id))),
			labelled,
		);
	const [hitAt1, hitAt5] = [hitAt(1), hitAt(5)];
	return {
		units,
		measure: (draws) => {
			const { microF1: parentMicroF1, macroF1: parentMacroF1 } = parents(draws);
			return {
				...labels(draws),
				perTextF1: perText(draws),
				hitAt1: hitAt1(draws),
				hitAt5: hitAt5(draws),
				parentMicroF1,
				parentMacroF1,
			};
		},
	};
}

/** Prepares the share of texts on which nothing was reported. */
export function measureQuiet(outcomes: readonly TextOutcome[]): MeasuredUnits<QuietFigure> {
	const { units, unitOf } = indexUnits(outcomes);
	const share = meanOf(outcomes, unitOf, ({ predicted }) => Number(predicted.length === 0));
	return { units, measure: (draws) => ({ quietShare: share(draws) }) };
}

function indexUnits(outcomes: readonly TextOutcome[]): { units: number; unitOf: Int32Array } {
	const names = [...new Set(outcomes.map(({ unit }) => unit))].sort();
	const indexOf = new Map(names.map((name, i) => [name, i]));
	return { units: names.length, unitOf: Int32Array.from(outcomes, ({ unit }) => indexOf.get(unit)!) };
}

function toParents({ predicted, actual }: TextOutcome) {
	const techniques = (ids: readonly string[]) => [...new Set(ids.map((id) => parentOf(id) ?? id))];
	return { predicted: techniques(predicted), actual: techniques(actual) };
}

/** F1 of a text's set of labels; 1 when nothing is true and nothing reported. */
function f1OfText(outcome: TextOutcome): number {
	const predicted = new Set(outcome.predicted);
	const actual = new Set(outcome.actual);
	const either = predicted.size + actual.size;
	const hits = [...predicted].filter((id) => actual.has(id)).length;
	return either === 0 ? 1 : (2 * hits) / either;
}

/** Mean over the texts of a sample that count; 0 where none does. */
function meanOf(
	outcomes: readonly TextOutcome[],
	unitOf: Int32Array,
	measureText: (outcome: TextOutcome) => number,
	counts: (outcome: TextOutcome) => boolean = () => true,
): (draws: Uint32Array) => number {
	const units = unitOf.reduce((most, unit) => Math.max(most, unit + 1), 0);
	const sums = new Float64Array(units);
	const texts = new Float64Array(units);
	outcomes.forEach((outcome, text) => {
		if (!counts(outcome)) return;
		sums[unitOf[text]!]! += measureText(outcome);
		texts[unitOf[text]!]!++;
	});
	return (draws) => {
		let sum = 0;
		let counted = 0;
		for (let unit = 0; unit < units; unit++) {
			sum += draws[unit]! * sums[unit]!;
			counted += draws[unit]! * texts[unit]!;
		}
		return counted === 0 ? 0 : sum / counted;
	};
}
