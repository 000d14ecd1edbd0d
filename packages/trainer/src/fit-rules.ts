import {
	type BehaviourGate,
	createTextJudge,
	type DocumentRule,
	findFamilies,
	type PrecisionTable,
	type SentenceCalibration,
	type TextGate,
} from "@mapper/lexical-model";
import type { NamedFigures } from "./card-comparisons.js";
import { fitCalibration } from "./fit-calibration.js";
import { fitDocumentRule } from "./fit-document-rule.js";
import { fitGateCalibration } from "./fit-gate-calibration.js";
import { fitTextGate } from "./fit-text-gate.js";
import { type FittedThresholds, fitThresholds, takeDecisions } from "./fit-thresholds.js";
import { measureOutOfFold } from "./measure-out-of-fold.js";
import type { OutOfFold } from "./out-of-fold.js";
import { readOutOfFold } from "./read-out-of-fold.js";
import { sampleTexts } from "./sampled-texts.js";
import { tabulatePrecision } from "./tabulate-precision.js";

/** Everything that turns scores into answers. */
export interface Rules extends FittedThresholds {
	readonly gate: Pick<BehaviourGate, "calibration">;
	readonly calibration: SentenceCalibration;
	readonly documentRule: DocumentRule;
	readonly textGate: TextGate;
	readonly precisionTable: PrecisionTable;
	/** Figures of each fold by scores, calibration and document rule that did not see it. */
	readonly outOfFold: readonly NamedFigures[];
}

/**
 * Fits the rules, each on the answers of the one before for texts it has not seen: the gate, the calibration of
 * sentences, the document rule, thresholds.
 */
export function fitRules(outOfFold: OutOfFold, seed: number): Rules {
	const { labels, annotated } = outOfFold;
	const isAnnotated = (label: number) => annotated.has(labels[label]!);
	const gate = fitGateCalibration(outOfFold, seed);
	const { calibration, byFold } = fitCalibration(outOfFold, gate.byFold, seed);
	const read = readOutOfFold(outOfFold, gate.byFold, byFold);
	const texts = sampleTexts(read);
	const knowledge = { families: findFamilies(labels), priors: calibration.priors };
	const { documentRule, weighByFold } = fitDocumentRule(texts, labels.length, isAnnotated, knowledge, seed);
	const decisions = takeDecisions(texts, weighByFold, isAnnotated);
	const textGate = fitTextGate(texts, weighByFold, seed);
	const { thresholds, lengthSlope } = fitThresholds(decisions, labels.length);
	return {
		gate: { calibration: gate.calibration },
		calibration,
		documentRule,
		textGate,
		thresholds,
		lengthSlope,
		precisionTable: tabulatePrecision(decisions, labels.length),
		outOfFold: measureOutOfFold(read, outOfFold, {
			weighByFold,
			judge: createTextJudge(textGate),
			floors: textGate,
			threshold: thresholds[0] ?? 1,
			lengthSlope,
		}),
	};
}
