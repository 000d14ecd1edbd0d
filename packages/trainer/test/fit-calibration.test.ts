import type { LabelledText } from "@mapper/attack-dataset";
import { calibrateScores, EXTRA_OUTPUTS } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { fitCalibration, type OutOfFold } from "../src/fit-calibration.js";
import { measureReliability } from "../src/metrics.js";
import { createRandom } from "../src/random.js";

const LABELS = ["T1003", "T1059", "T1105", "T1486", "T1566"];
const OUTPUTS = LABELS.length + EXTRA_OUTPUTS;
const RARE = 0;
const FREQUENT = 1;
const USUAL = 2;
const NO_CHANCE = -2;

/** Procedures whose labels are right with a known probability, σ(4·score - 1 + shift of the label). */
function sample(count: number, seed: number, shifts = [0, 0, 0, 0, 0], rareTexts = count): OutOfFold {
	const random = createRandom(seed);
	const scores = new Float32Array(count * OUTPUTS);
	const records = Array.from({ length: count }, (_, row): LabelledText => {
		for (let output = 0; output < OUTPUTS; output++) scores[row * OUTPUTS + output] = random.next() * 2 - 1;
		if (row >= rareTexts) scores[row * OUTPUTS + RARE] = NO_CHANCE;
		const labels = LABELS.filter((_id, label) => {
			const logit = 4 * scores[row * OUTPUTS + label]! - 1 + shifts[label]!;
			return random.next() < 1 / (1 + Math.exp(-logit));
		});
		return { text: `text ${row}`, labels, source: "procedure", group: `software ${row % 20}` };
	});
	return { records, scores, outputCount: OUTPUTS, labels: LABELS, annotated: new Set() };
}

function* predictionsOf(material: OutOfFold, calibration: ReturnType<typeof fitCalibration>) {
	for (const [row, record] of material.records.entries()) {
		const scores = material.scores.subarray(row * OUTPUTS, (row + 1) * OUTPUTS);
		const { labels, probabilities } = calibrateScores(scores, calibration);
		for (let i = 0; i < labels.length; i++) {
			yield { confidence: probabilities[i]!, isRight: record.labels.includes(LABELS[labels[i]!]!) };
		}
	}
}

const numbersOf = (calibration: object): number[] => Object.values(calibration).flat();

describe("fitCalibration", () => {
	it("gives probabilities that come true, on texts it was not fitted on", () => {
		const calibration = fitCalibration(sample(3000, 1, [0, 1, -1, 0, 0]));
		const { expectedCalibrationError, bands } = measureReliability(
			predictionsOf(sample(3000, 2, [0, 1, -1, 0, 0]), calibration),
		);
		expect(expectedCalibrationError).toBeLessThan(0.03);
		for (const { count, meanConfidence, shareRight } of bands) {
			if (count > 300) expect(Math.abs(meanConfidence - shareRight)).toBeLessThan(0.08);
		}
	});

	it("draws a label with few examples towards what holds for all", () => {
		// Two labels are right more often than their scores say, by the same amount; of one there are six examples.
		const calibration = fitCalibration(sample(2000, 3, [2, 2, 0, 0, 0], 6));
		const { labels, probabilities } = calibrateScores(Float32Array.of(0, 0, 0, 0, 0, 1, -1), calibration);
		expect([...labels]).toEqual([0, 1, 2, 3, 4]);
		const logits = Array.from(probabilities, (p) => Math.log(p / (1 - p)));
		const shiftOf = (label: number) => logits[label]! - logits[USUAL]!;
		expect(shiftOf(FREQUENT)).toBeGreaterThan(1);
		expect(Math.abs(shiftOf(RARE))).toBeLessThan(shiftOf(FREQUENT) / 2);
	});

	it("hears annotated reports only on the labels their annotators looked for", () => {
		const base = sample(400, 4);
		const annotated = new Set(["T1059"]);
		const asReports = (change: (ids: readonly string[]) => readonly string[]): OutOfFold => ({
			...base,
			annotated,
			records: base.records.map((record, row) =>
				row % 2 ? record : { ...record, source: "tram-multi-label", labels: change(record.labels) },
			),
		});
		const plain = fitCalibration(asReports((ids) => ids));
		const others = ["T1003", "T1105", "T1486", "T1566"];
		expect(fitCalibration(asReports((ids) => [...ids.filter((id) => id === "T1059"), ...others]))).toEqual(
			plain,
		);
		expect(fitCalibration(asReports((ids) => ids.filter((id) => id !== "T1059")))).not.toEqual(plain);
	});

	it("is the same for the same scores, finite, and short in JSON", () => {
		const material = sample(200, 5);
		const calibration = fitCalibration(material);
		expect(fitCalibration(material)).toEqual(calibration);
		for (const value of numbersOf(calibration)) {
			expect(Number.isFinite(value)).toBe(true);
			expect(String(value).length).toBeLessThanOrEqual(9);
		}
	});

	it("stays finite without examples", () => {
		const none = { ...sample(0, 6), records: [], scores: new Float32Array(0) };
		const calibration = fitCalibration(none);
		for (const value of numbersOf(calibration)) expect(Number.isFinite(value)).toBe(true);
		expect(calibration.intercepts).toHaveLength(LABELS.length);
	});
});
