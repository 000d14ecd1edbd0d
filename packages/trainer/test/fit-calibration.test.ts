import type { LabelledText } from "@mapper/attack-dataset";
import {
	createScoreReader,
	type GateCalibration,
	isTreeEnsemble,
	SENTENCE_FEATURE_COUNT,
	SENTENCE_FEATURES,
	type SentenceCalibration,
} from "@mapper/lexical-model";
import { beforeAll, describe, expect, it } from "vitest";
import { type FittedCalibration, fitCalibration } from "../src/fit-calibration.js";
import { measureReliability } from "../src/metrics.js";
import { FOLDS, type OutOfFold } from "../src/out-of-fold.js";
import { ANY_GATE, ANY_GATES, LABELS, OUTPUTS, sampleOutOfFold } from "./out-of-fold-sample.js";

const RARE = 0;
const FREQUENT = 1;
const USUAL = 2;
/** What the gate says, among the features of a sentence. */
const GATE = SENTENCE_FEATURES.indexOf("behaviour");

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

const fit = (material: OutOfFold, seed = 1) => fitCalibration(material, ANY_GATES, seed);

describe("fitCalibration", () => {
	let fitted: FittedCalibration;
	beforeAll(() => {
		fitted = fit(sampleOutOfFold(6000, 1, [0, 1, -1, 0, 0]));
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
		const { calibration } = fit(sampleOutOfFold(2000, 3, [2, 2, 0, 0, 0], 6));
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
		const plain = fit(passOn(() => false));
		expect(fit(passOn((id) => id !== "T1059"))).toEqual(plain);
		expect(fit(passOn((id) => id === "T1059"))).not.toEqual(plain);
	});

	it("keeps reports and procedures apart", () => {
		// Report prose (the last score above 0) is right more seldom at the same score.
		const base = sampleOutOfFold(3000, 8);
		const records = base.records.map((record, row): LabelledText => {
			const isReport = base.scores[row * OUTPUTS + OUTPUTS - 1]! > 0;
			return isReport && row % 4 !== 0 ? { ...record, labels: [] } : record;
		});
		const { calibration } = fit({ ...base, records });
		const reader = createScoreReader(LABELS, ANY_GATE, calibration);
		const scores = Float32Array.of(0.5, 0.5, 0.5, 0.5, 0.5, 0, 0);
		const bestOf = (style: "reports" | "procedures") =>
			Math.max(...reader.read(scores, 0, 8, { style }).probabilities);
		expect(bestOf("reports")).toBeLessThan(bestOf("procedures") / 2);
	});

	describe("without a fold", () => {
		const base = sampleOutOfFold(300, 5);
		/** Passes labels on within one fold: the priors stay. */
		const records = base.records.map((record, row): LabelledText => {
			if (base.folds[row] !== 0) return record;
			return { ...record, labels: base.records[(row + FOLDS) % base.records.length]!.labels };
		});
		let plain: FittedCalibration;
		let changed: FittedCalibration;
		beforeAll(() => {
			[plain, changed] = [fit(base), fit({ ...base, records })];
		});

		it("grows the trees that judge it without it", () => {
			expect(plain.byFold).toHaveLength(FOLDS);
			expect(changed.byFold[0]!.trees).toEqual(plain.byFold[0]!.trees);
			expect(changed.byFold[1]!.trees).not.toEqual(plain.byFold[1]!.trees);
			expect(changed.byFold[1]).not.toEqual(plain.byFold[1]);
			expect(changed.calibration).not.toEqual(plain.calibration);
		});
	});

	it("hears of each sentence what the gate that did not see its fold says", () => {
		const base = sampleOutOfFold(300, 7);
		// The gate of the first fold says yes where words do, others always say the same.
		const dumb = { ...ANY_GATES[0]!, lexical: 0, wording: 0 };
		const says = (row: number) => base.folds[row] === 0;
		const records = base.records.map((record, row): LabelledText => {
			const isYes = base.scores[row * OUTPUTS + LABELS.length]! > 0;
			return says(row) ? { ...record, labels: isYes ? LABELS : [] } : record;
		});
		const material = { ...base, records };
		const asked = (gates: readonly GateCalibration[]) =>
			fitCalibration(material, gates, 1).calibration.trees.features.filter((feature) => feature === GATE)
				.length;
		expect(asked([dumb, dumb, dumb])).toBe(0);
		expect(asked([ANY_GATES[0]!, dumb, dumb])).toBeGreaterThan(0);
	});

	it("is the same for the same scores and seed, finite, and short in JSON", () => {
		const material = sampleOutOfFold(200, 5);
		const both = fit(material);
		expect(JSON.stringify(fit(material))).toBe(JSON.stringify(both));
		expect(fit(material, 2)).not.toEqual(both);
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
		expect(fit(hopeful(withReference))).toEqual(fit(hopeful(halved)));
	});

	it("keeps the order of scores where there is nothing to calibrate by", () => {
		const { calibration, byFold } = fit(sampleOutOfFold(0, 6));
		for (const one of [calibration, ...byFold]) {
			const { read } = createScoreReader(LABELS, ANY_GATE, one);
			const { probabilities } = read(Float32Array.of(-0.5, 0, 0.25, 0.5, 1, 0, 0), 0, 8);
			// Four times the score: log-odds -2, 0, 1, 2, 4.
			[0.1192, 0.5, 0.7311, 0.8808, 0.982].forEach((expected, label) => {
				expect(probabilities[label]).toBeCloseTo(expected, 4);
			});
		}
	});

	it("stays finite without examples", () => {
		const { calibration, byFold } = fit(sampleOutOfFold(0, 6));
		for (const one of [calibration, ...byFold]) {
			for (const value of numbersOf(one)) expect(Number.isFinite(value)).toBe(true);
			expect(one.intercepts).toHaveLength(LABELS.length);
			expect(one.reportIntercepts).toHaveLength(LABELS.length);
		}
	});
});
