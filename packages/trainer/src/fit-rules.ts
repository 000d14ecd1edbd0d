import {
	type BehaviourGate,
	type DocumentRule,
	findFamilies,
	type PrecisionTable,
	type SentenceCalibration,
	type TextGate,
} from "@mapper/lexical-model";
import { fitCalibration } from "./fit-calibration.js";
import { fitDocumentRule } from "./fit-document-rule.js";
import { fitGateCalibration } from "./fit-gate-calibration.js";
import { fitTextGate } from "./fit-text-gate.js";
import { type FittedThresholds, fitThresholds, takeDecisions } from "./fit-thresholds.js";
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
	const texts = sampleTexts(readOutOfFold(outOfFold, gate.byFold, byFold));
	const knowledge = { families: findFamilies(labels), priors: calibration.priors };
	const { documentRule, weighByFold } = fitDocumentRule(texts, labels.length, isAnnotated, knowledge, seed);
	const decisions = takeDecisions(texts, weighByFold, isAnnotated);
	return {
		gate: { calibration: gate.calibration },
		calibration,
		documentRule,
		textGate: fitTextGate(texts, weighByFold, seed),
		...fitThresholds(decisions, labels.length),
		precisionTable: tabulatePrecision(decisions, labels.length),
	};
}
