import {
	EXTRA_OUTPUTS,
	fillGateFeatures,
	GATE_FEATURE_COUNT,
	type GateCalibration,
	gateEvidence,
} from "@mapper/lexical-model";
import { type BoostedLogistic, fitBoostedLogistic, roundCoefficient } from "./fit-boosted-logistic.js";
import { judge } from "./fit-wording.js";
import { GrowingFloats } from "./growing-floats.js";
import type { OutOfFold } from "./out-of-fold.js";

/** Calibrations of the behaviour gate. */
export interface FittedGateCalibration {
	/** Fitted on all records. */
	readonly calibration: GateCalibration;
	/** For each fold the one fitted without it. */
	readonly byFold: readonly GateCalibration[];
}

/** Score of words, of wording, and "written as reports are" stand beside the trees. */
const LINEAR_FEATURES = 3;
const TREES = 120;
const LEAVES = 12;

/** Fits how the scores of words and wording become the probability that a sentence reports behaviour. */
export function fitGateCalibration(outOfFold: OutOfFold, seed: number): FittedGateCalibration {
	const { records, scores, outputCount, wording, folds } = outOfFold;
	const features = new GrowingFloats();
	const filled = new Float64Array(GATE_FEATURE_COUNT);
	const rest = { targets: [] as number[], importances: [] as number[], folds: [] as number[] };
	records.forEach(({ source, labels, text }, row) => {
		const judgement = judge({ source, labels });
		// Reference texts are no sentences of reports: they teach the wording, and would only bend the probabilities.
		if (!judgement || REFERENCE.has(source)) return;
		const sentence = scores.subarray(row * outputCount, (row + 1) * outputCount);
		fillGateFeatures(
			filled,
			0,
			gateEvidence(sentence, outputCount - EXTRA_OUTPUTS, wording[row]!, text.length),
		);
		features.push(filled);
		rest.targets.push(judgement.reportsBehaviour ? 1 : 0);
		rest.importances.push(judgement.importance);
		rest.folds.push(folds[row]!);
	});
	const { all, byFold } = fitBoostedLogistic(
		{
			features: features.toArray(),
			dimensions: GATE_FEATURE_COUNT,
			targets: Uint8Array.from(rest.targets),
			importances: Float64Array.from(rest.importances),
			folds: Int8Array.from(rest.folds),
			groups: new Uint16Array(rest.targets.length),
			groupCount: 1,
		},
		{ trees: TREES, leaves: LEAVES, seed, linearFeatures: LINEAR_FEATURES, groupRidge: 1 },
	);
	return { calibration: toCalibration(all), byFold: byFold.map(toCalibration) };
}

function toCalibration({ trees, bias, treeWeight, weights, intercepts }: BoostedLogistic): GateCalibration {
	const [lexical = 0, wording = 0, prose = 0] = weights;
	return { bias: roundCoefficient(bias + (intercepts[0] ?? 0)), lexical, wording, prose, trees, treeWeight };
}

const REFERENCE: ReadonlySet<string> = new Set(["technique-description", "sigma", "atomic", "tram-negative"]);
