import type { LabelledText, SourceName } from "@mapper/attack-dataset";
import { behaviourProbability, EXTRA_OUTPUTS } from "@mapper/lexical-model";
import { describe, expect, it } from "vitest";
import { fitGateCalibration } from "../src/fit-gate-calibration.js";
import { measureReliability } from "../src/metrics.js";
import type { OutOfFold } from "../src/out-of-fold.js";
import { createRandom } from "../src/random.js";

const LABELS = ["T1003"];
const OUTPUTS = LABELS.length + EXTRA_OUTPUTS;
/** What the sample follows. */
const TRUTH = { bias: 0.5, lexical: 2, wording: 3, prose: -1 };

/** Written sentences that report behaviour with a known probability; scores within ±1. */
function sample(count: number, seed: number, source: SourceName = "written"): OutOfFold {
	const random = createRandom(seed);
	const scores = Float32Array.from({ length: count * OUTPUTS }, () => random.next() * 2 - 1);
	const wording = Float32Array.from({ length: count }, () => random.next() * 2 - 1);
	const records = Array.from({ length: count }, (_, row): LabelledText => {
		const probability = behaviourProbability(TRUTH, scoresOf(scores, wording, row));
		const labels = random.next() < probability ? LABELS : [];
		return { text: `text ${row}`, labels, source, group: `g${row}` };
	});
	return {
		records,
		folds: new Int8Array(count),
		scores,
		outputCount: OUTPUTS,
		wording,
		labels: LABELS,
		annotated: new Set(),
	};
}

const scoresOf = (scores: Float32Array, wording: Float32Array, row: number) => ({
	lexical: scores[row * OUTPUTS + 1]!,
	wording: wording[row]!,
	prose: scores[row * OUTPUTS + 2]!,
});

const join = (one: OutOfFold, other: OutOfFold): OutOfFold => ({
	...one,
	records: [...one.records, ...other.records],
	folds: new Int8Array(one.records.length + other.records.length),
	scores: Float32Array.of(...one.scores, ...other.scores),
	wording: Float32Array.of(...one.wording, ...other.wording),
});

describe("fitGateCalibration", () => {
	const fitted = fitGateCalibration(sample(6000, 1));

	it("finds what the sample follows", () => {
		for (const name of ["bias", "lexical", "wording", "prose"] as const) {
			expect(Math.abs(fitted[name] - TRUTH[name])).toBeLessThan(0.3);
		}
	});

	it("gives probabilities that come true, on texts it was not fitted on", () => {
		const { records, scores, wording } = sample(4000, 2);
		const { expectedCalibrationError } = measureReliability(
			records.map(({ labels }, row) => ({
				confidence: behaviourProbability(fitted, scoresOf(scores, wording, row)),
				isRight: labels.length > 0,
			})),
		);
		expect(expectedCalibrationError).toBeLessThan(0.03);
	});

	it.each<SourceName>(["technique-description", "sigma", "atomic", "tram-negative", "table"])(
		"does not look at %s",
		(source) => {
			const base = sample(300, 3);
			expect(fitGateCalibration(join(base, sample(300, 4, source)))).toEqual(fitGateCalibration(base));
		},
	);

	it("does look at procedures, all of which report behaviour", () => {
		const base = sample(300, 3);
		const joined = fitGateCalibration(join(base, sample(300, 4, "procedure")));
		expect(joined.bias).toBeGreaterThan(fitGateCalibration(base).bias);
	});

	it("takes scores within 1.5, as a model reads them", () => {
		const base = sample(300, 5);
		const far = (values: Float32Array) =>
			values.map((value) => (value > 0.5 ? 99 : value < -0.5 ? -99 : value));
		const near = (values: Float32Array) =>
			values.map((value) => (value > 0.5 ? 1.5 : value < -0.5 ? -1.5 : value));
		const [distant, clamped] = [far, near].map((change) =>
			fitGateCalibration({ ...base, scores: change(base.scores), wording: change(base.wording) }),
		);
		expect(distant).toEqual(clamped);
	});

	it("is short in JSON, and finite without examples or with one", () => {
		for (const count of [0, 1, 50]) {
			for (const value of Object.values(fitGateCalibration(sample(count, 6)))) {
				expect(Number.isFinite(value)).toBe(true);
				expect(String(value).length).toBeLessThanOrEqual(9);
			}
		}
	});
});
