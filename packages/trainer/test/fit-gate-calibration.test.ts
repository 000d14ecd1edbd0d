import type { LabelledText, SourceName } from "@mapper/attack-dataset";
import {
	createBehaviourJudge,
	EXTRA_OUTPUTS,
	GATE_FEATURE_COUNT,
	type GateCalibration,
	type GateEvidence,
	gateEvidence,
	isTreeEnsemble,
	NO_TREES,
} from "@mapper/lexical-model";
import { beforeAll, describe, expect, it } from "vitest";
import { type FittedGateCalibration, fitGateCalibration } from "../src/fit-gate-calibration.js";
import { measureReliability } from "../src/metrics.js";
import { FOLDS, type OutOfFold } from "../src/out-of-fold.js";
import { createRandom } from "../src/random.js";

const LABELS = ["T1003"];
const OUTPUTS = LABELS.length + EXTRA_OUTPUTS;
/** What the sample follows. */
const TRUTH: GateCalibration = {
	bias: 0.5,
	lexical: 2,
	wording: 3,
	prose: -1,
	trees: NO_TREES,
	treeWeight: 0,
};
const judgeByTruth = createBehaviourJudge(TRUTH);

/** Written sentences that report behaviour with a known probability, in folds by turns; scores within ±1. */
function sample(
	count: number,
	seed: number,
	source: SourceName = "written",
	judge: (evidence: GateEvidence) => number = judgeByTruth,
): OutOfFold {
	const random = createRandom(seed);
	const scores = Float32Array.from({ length: count * OUTPUTS }, () => random.next() * 2 - 1);
	const wording = Float32Array.from({ length: count }, () => random.next() * 2 - 1);
	const records = Array.from({ length: count }, (_, row): LabelledText => {
		const text = `text ${row}`;
		const labels = random.next() < judge(evidenceOf(scores, wording, row, text)) ? LABELS : [];
		return { text, labels, source, group: `g${row}` };
	});
	return {
		records,
		folds: Int8Array.from(records, (_, row) => row % FOLDS),
		scores,
		outputCount: OUTPUTS,
		wording,
		labels: LABELS,
		annotated: new Set(),
	};
}

const evidenceOf = (scores: Float32Array, wording: Float32Array, row: number, text: string) =>
	gateEvidence(
		scores.subarray(row * OUTPUTS, (row + 1) * OUTPUTS),
		LABELS.length,
		wording[row]!,
		text.length,
	);

const join = (one: OutOfFold, other: OutOfFold): OutOfFold => ({
	...one,
	records: [...one.records, ...other.records],
	folds: Int8Array.of(...one.folds, ...other.folds),
	scores: Float32Array.of(...one.scores, ...other.scores),
	wording: Float32Array.of(...one.wording, ...other.wording),
});

/** All that is judged, with the probability a calibration gives it. */
const judgementsOf = (
	calibration: GateCalibration,
	{ records, scores, wording, folds }: OutOfFold,
	fold?: number,
) => {
	const judge = createBehaviourJudge(calibration);
	return records
		.map(({ text, labels }, row) => ({
			confidence: judge(evidenceOf(scores, wording, row, text)),
			isRight: labels.length > 0,
			fold: folds[row],
		}))
		.filter((judgement) => fold === undefined || judgement.fold === fold);
};
const numbersOf = ({ trees, ...rest }: GateCalibration): number[] => [
	...Object.values(rest),
	...Object.values(trees).flat(),
];

describe("fitGateCalibration", () => {
	let fitted: FittedGateCalibration;
	beforeAll(() => {
		fitted = fitGateCalibration(sample(6000, 1), 1);
	});

	it("finds what the sample follows", () => {
		const judge = createBehaviourJudge(fitted.calibration);
		const logit = (evidence: GateEvidence) => Math.log(judge(evidence) / (1 - judge(evidence)));
		const { records, scores, wording } = sample(2000, 9);
		const evidences = records.map(({ text }, row) => evidenceOf(scores, wording, row, text));
		const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
		// How far the log-odds move, on average, when one score moves from -0.5 to 0.5; trees and weights together.
		for (const name of ["lexical", "wording", "prose"] as const) {
			const slope = mean(
				evidences.map(
					(evidence) => logit({ ...evidence, [name]: 0.5 }) - logit({ ...evidence, [name]: -0.5 }),
				),
			);
			expect(Math.abs(slope - TRUTH[name])).toBeLessThan(0.3);
		}
		const bias = mean(evidences.map((evidence) => logit({ ...evidence, lexical: 0, wording: 0, prose: 0 })));
		expect(Math.abs(bias - TRUTH.bias)).toBeLessThan(0.3);
	});

	it("finds what no weight can say, by its trees", () => {
		// Behaviour where words and wording agree: each alone says nothing.
		const agree = ({ lexical, wording }: GateEvidence) => (lexical * wording > 0 ? 0.95 : 0.05);
		const { calibration } = fitGateCalibration(sample(3000, 1, "written", agree), 1);
		const judgements = judgementsOf(calibration, sample(2000, 2, "written", agree));
		const right = judgements.filter(({ confidence, isRight }) => confidence > 0.5 === isRight);
		expect(right.length / judgements.length).toBeGreaterThan(0.9);
	});

	it("gives probabilities that come true, on texts it was not fitted on", () => {
		const { expectedCalibrationError } = measureReliability(
			judgementsOf(fitted.calibration, sample(4000, 2)),
		);
		expect(expectedCalibrationError).toBeLessThan(0.03);
	});

	it("does so without each fold, on that fold", () => {
		const material = sample(6000, 1);
		expect(fitted.byFold).toHaveLength(FOLDS);
		fitted.byFold.forEach((calibration, fold) => {
			const { expectedCalibrationError } = measureReliability(judgementsOf(calibration, material, fold));
			expect(expectedCalibrationError).toBeLessThan(0.04);
		});
	});

	it("grows the trees that judge a fold without it", () => {
		const base = sample(600, 3);
		const turned = base.records.map((record, row): LabelledText => {
			if (base.folds[row] !== 0) return record;
			return { ...record, labels: record.labels.length > 0 ? [] : LABELS };
		});
		const [plain, changed] = [base, { ...base, records: turned }].map((material) =>
			fitGateCalibration(material, 1),
		);
		expect(changed!.byFold[0]!.trees).toEqual(plain!.byFold[0]!.trees);
		expect(changed!.byFold[1]!.trees).not.toEqual(plain!.byFold[1]!.trees);
		expect(changed!.calibration).not.toEqual(plain!.calibration);
	});

	it.each<SourceName>(["technique-description", "sigma", "atomic", "tram-negative", "table"])(
		"does not look at %s",
		(source) => {
			const base = sample(300, 3);
			expect(fitGateCalibration(join(base, sample(300, 4, source)), 1)).toEqual(fitGateCalibration(base, 1));
		},
	);

	it("does look at procedures, all of which report behaviour", () => {
		const base = sample(300, 3);
		const joined = fitGateCalibration(join(base, sample(300, 4, "procedure")), 1).calibration;
		expect(joined.bias).toBeGreaterThan(fitGateCalibration(base, 1).calibration.bias);
	});

	it("takes scores within 1.5, as a model reads them", () => {
		const base = sample(300, 5);
		const far = (values: Float32Array) =>
			values.map((value) => (value > 0.5 ? 99 : value < -0.5 ? -99 : value));
		const near = (values: Float32Array) =>
			values.map((value) => (value > 0.5 ? 1.5 : value < -0.5 ? -1.5 : value));
		const [distant, clamped] = [far, near].map((change) =>
			fitGateCalibration({ ...base, scores: change(base.scores), wording: change(base.wording) }, 1),
		);
		expect(distant).toEqual(clamped);
	});

	it("is the same for the same scores and seed, other for another seed", () => {
		const material = sample(300, 7);
		const bytes = (seed: number) => JSON.stringify(fitGateCalibration(material, seed));
		expect(bytes(1)).toBe(bytes(1));
		expect(bytes(2)).not.toBe(bytes(1));
	});

	it("is short in JSON, and finite without examples or with one", () => {
		for (const count of [0, 1, 50]) {
			const { calibration, byFold } = fitGateCalibration(sample(count, 6), 1);
			for (const one of [calibration, ...byFold]) {
				expect(isTreeEnsemble(one.trees, GATE_FEATURE_COUNT)).toBe(true);
				for (const value of numbersOf(one)) {
					expect(Number.isFinite(value)).toBe(true);
					expect(String(value).length).toBeLessThanOrEqual(9);
				}
			}
		}
	});
});
