import type { LabelledText } from "@mapper/attack-dataset";
import {
	createScoreReader,
	isTreeEnsemble,
	SENTENCE_FEATURE_COUNT,
	type SentenceCalibration,
} from "@mapper/lexical-model";
import { beforeAll, describe, expect, it } from "vitest";
import {
	type FittedCalibration,
	fitCalibration,
	roundCoefficient,
	takeExamples,
} from "../src/fit-calibration.js";
import { measureReliability } from "../src/metrics.js";
import { FOLDS, type OutOfFold } from "../src/out-of-fold.js";
import { ANY_GATE, LABELS, OUTPUTS, sampleOutOfFold } from "./out-of-fold-sample.js";

const RARE = 0;
const FREQUENT = 1;
const USUAL = 2;

function* predictionsOf(material: OutOfFold, calibration: SentenceCalibration) {
	const reader = createScoreReader(LABELS, ANY_GATE, calibration);
	for (const [row, record] of material.records.entries()) {
		const scores = material.scores.subarray(row * OUTPUTS, (row + 1) * OUTPUTS);
		const { labels, probabilities } = reader.read(scores, material.wording[row]!, record.text.length);
		for (let i = 0; i < labels.length; i++) {
			yield { confidence: probabilities[i]!, isRight: record.labels.includes(LABELS[labels[i]!]!) };
		}
	}
}

/** All numbers of a calibration. */
const numbersOf = ({ trees, priors, ...rest }: SentenceCalibration): number[] =>
	[trees, priors, rest].flatMap((part) => Object.values<number | readonly number[]>({ ...part })).flat();

describe("fitCalibration", () => {
	let fitted: FittedCalibration;
	beforeAll(() => {
		fitted = fitCalibration(sampleOutOfFold(6000, 1, [0, 1, -1, 0, 0]), 1);
	});

	it("gives probabilities that come true, on texts it was not fitted on", () => {
		const { expectedCalibrationError, bands } = measureReliability(
			predictionsOf(sampleOutOfFold(3000, 2, [0, 1, -1, 0, 0]), fitted.calibration),
		);
		expect(expectedCalibrationError).toBeLessThan(0.03);
		for (const { count, meanConfidence, shareRight } of bands) {
			if (count > 300) expect(Math.abs(meanConfidence - shareRight)).toBeLessThan(0.08);
		}
	});

	it("does so without each fold, from fewer texts", () => {
		const fresh = sampleOutOfFold(3000, 2, [0, 1, -1, 0, 0]);
		for (const calibration of fitted.byFold) {
			const { expectedCalibrationError } = measureReliability(predictionsOf(fresh, calibration));
			expect(expectedCalibrationError).toBeLessThan(0.05);
		}
	});

	it("draws a label with few examples towards what holds for all", () => {
		// Two labels are right more often than their scores say, by the same amount; of one there are six examples.
		const { calibration } = fitCalibration(sampleOutOfFold(2000, 3, [2, 2, 0, 0, 0], 6), 1);
		const reader = createScoreReader(LABELS, ANY_GATE, calibration);
		const { labels, probabilities } = reader.read(Float32Array.of(0, 0, 0, 0, 0, 1, -1), 0, 8);
		expect([...labels]).toEqual([0, 1, 2, 3, 4]);
		const logits = Array.from(probabilities, (p) => Math.log(p / (1 - p)));
		const shiftOf = (label: number) => logits[label]! - logits[USUAL]!;
		expect(shiftOf(FREQUENT)).toBeGreaterThan(1);
		expect(Math.abs(shiftOf(RARE))).toBeLessThan(shiftOf(FREQUENT) / 2);
	});

	it("hears annotated reports only on the labels their annotators looked for", () => {
		const base = sampleOutOfFold(400, 4);
		const annotated = new Set(["T1059"]);
		const isReport = (row: number) => row % 2 === 0;
		/** Gives each report the labels of the next, those named: how often each occurs stays the same. */
		const passOn = (moves: (id: string) => boolean): OutOfFold => ({
			...base,
			annotated,
			records: base.records.map((record, row): LabelledText => {
				if (!isReport(row)) return record;
				const next = base.records[(row + 2) % base.records.length]!;
				const labels = [...record.labels.filter((id) => !moves(id)), ...next.labels.filter(moves)];
				return { ...record, source: "tram-multi-label", labels };
			}),
		});
		const plain = fitCalibration(
			passOn(() => false),
			1,
		);
		expect(
			fitCalibration(
				passOn((id) => id !== "T1059"),
				1,
			),
		).toEqual(plain);
		expect(
			fitCalibration(
				passOn((id) => id === "T1059"),
				1,
			),
		).not.toEqual(plain);
	});

	it("keeps reports and procedures apart", () => {
		// Report prose (the last score above 0) is right more seldom at the same score.
		const base = sampleOutOfFold(3000, 8);
		const records = base.records.map((record, row): LabelledText => {
			const isReport = base.scores[row * OUTPUTS + OUTPUTS - 1]! > 0;
			return isReport && row % 4 !== 0 ? { ...record, labels: [] } : record;
		});
		const { calibration } = fitCalibration({ ...base, records }, 1);
		const reader = createScoreReader(LABELS, ANY_GATE, calibration);
		const scores = Float32Array.of(0.5, 0.5, 0.5, 0.5, 0.5, 0, 0);
		const bestOf = (style: "reports" | "procedures") =>
			Math.max(...reader.read(scores, 0, 8, { style }).probabilities);
		expect(bestOf("reports")).toBeLessThan(bestOf("procedures") / 2);
	});

	it("leaves each fold out of the calibration that judges it", () => {
		const base = sampleOutOfFold(300, 5);
		/** Passes labels on within one fold: the priors stay. */
		const records = base.records.map((record, row): LabelledText => {
			if (base.folds[row] !== 0) return record;
			return { ...record, labels: base.records[(row + FOLDS) % base.records.length]!.labels };
		});
		const [plain, changed] = [base, { ...base, records }].map((material) => fitCalibration(material, 1));
		expect(plain!.byFold).toHaveLength(FOLDS);
		expect(changed!.byFold[0]).toEqual(plain!.byFold[0]);
		expect(changed!.byFold[1]).not.toEqual(plain!.byFold[1]);
		expect(changed!.calibration).not.toEqual(plain!.calibration);
	});

	it("is the same for the same scores and seed, finite, and short in JSON", () => {
		const material = sampleOutOfFold(200, 5);
		const both = fitCalibration(material, 1);
		expect(JSON.stringify(fitCalibration(material, 1))).toBe(JSON.stringify(both));
		expect(fitCalibration(material, 2)).not.toEqual(both);
		for (const calibration of [both.calibration, ...both.byFold]) {
			expect(isTreeEnsemble(calibration.trees, SENTENCE_FEATURE_COUNT)).toBe(true);
			for (const value of numbersOf(calibration)) {
				expect(Number.isFinite(value)).toBe(true);
				expect(String(value).length).toBeLessThanOrEqual(9);
			}
		}
	});

	it("learns nothing from reference texts", () => {
		const base = sampleOutOfFold(200, 6);
		const withReference: OutOfFold = {
			...base,
			records: base.records.map(
				(record, row): LabelledText => (row % 2 ? { ...record, source: "sigma" } : record),
			),
		};
		const halved: OutOfFold = {
			...base,
			records: base.records.filter((_, row) => row % 2 === 0),
			folds: base.folds.filter((_, row) => row % 2 === 0),
			wording: base.wording.filter((_, row) => row % 2 === 0),
			scores: base.scores.filter((_, at) => Math.floor(at / OUTPUTS) % 2 === 0),
		};
		// Hopeless pairs are thinned by row, so scores are kept above that.
		const hopeful = (material: OutOfFold) => ({
			...material,
			scores: material.scores.map((score) => Math.abs(score)),
		});
		expect(fitCalibration(hopeful(withReference), 1)).toEqual(fitCalibration(hopeful(halved), 1));
	});

	it("stays finite without examples", () => {
		const { calibration, byFold } = fitCalibration(sampleOutOfFold(0, 6), 1);
		for (const one of [calibration, ...byFold]) {
			for (const value of numbersOf(one)) expect(Number.isFinite(value)).toBe(true);
			expect(one.intercepts).toHaveLength(LABELS.length);
			expect(one.reportIntercepts).toHaveLength(LABELS.length);
		}
	});
});

describe("takeExamples", () => {
	it("takes the rows that are named, in that order", () => {
		const examples = {
			features: Float64Array.of(1, 2, 3, 4, 5, 6),
			dimensions: 2,
			targets: Uint8Array.of(1, 0, 1),
			importances: Float64Array.of(0.5, 1, 2),
		};
		expect(takeExamples(examples, Int32Array.of(2, 0))).toEqual({
			features: Float64Array.of(5, 6, 1, 2),
			dimensions: 2,
			targets: Uint8Array.of(1, 1),
			importances: Float64Array.of(2, 0.5),
		});
		expect(takeExamples(examples, new Int32Array(0)).features).toHaveLength(0);
	});
});

it("rounds coefficients to four digits", () => {
	expect([1.23456, -1.23456, 1e-9, 0].map(roundCoefficient)).toEqual([1.2346, -1.2346, 0, 0]);
});
