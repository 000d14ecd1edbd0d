import { EXTRA_OUTPUTS, type GateCalibration } from "@mapper/lexical-model";
import { roundCoefficient } from "./fit-calibration.js";
import { fitLogistic } from "./fit-logistic.js";
import { judge } from "./fit-wording.js";
import type { OutOfFold } from "./out-of-fold.js";

/** Fits how the scores of words and wording become the probability that a sentence reports behaviour. */
export function fitGateCalibration({ records, scores, outputCount, wording }: OutOfFold): GateCalibration {
	const features: number[] = [];
	const targets: number[] = [];
	const importances: number[] = [];
	records.forEach((record, row) => {
		const judgement = judge(record);
		// Reference texts are no sentences of reports: they teach the wording, and would only bend the probabilities.
		if (!judgement || REFERENCE.has(record.source)) return;
		const outputs = (row + 1) * outputCount - EXTRA_OUTPUTS;
		features.push(clamp(scores[outputs]!), clamp(wording[row]!), clamp(scores[outputs + 1]!));
		targets.push(judgement.reportsBehaviour ? 1 : 0);
		importances.push(judgement.importance);
	});
	const { bias, weights } = fitLogistic({
		features: Float64Array.from(features),
		dimensions: 3,
		groups: new Uint16Array(targets.length),
		groupCount: 1,
		targets: Uint8Array.from(targets),
		importances: Float64Array.from(importances),
	});
	const [lexical = 0, wordingWeight = 0, prose = 0] = weights;
	return {
		bias: roundCoefficient(bias),
		lexical: roundCoefficient(lexical),
		wording: roundCoefficient(wordingWeight),
		prose: roundCoefficient(prose),
	};
}

const REFERENCE: ReadonlySet<string> = new Set(["technique-description", "sigma", "atomic", "tram-negative"]);

function clamp(score: number): number {
	return Math.max(-1.5, Math.min(1.5, score));
}
