import { expect, it } from "vitest";
import { thresholdsFor } from "../src/decide.js";
import { makeTinyModel } from "./tiny-model.js";

const { manifest } = makeTinyModel();
const text = (sentenceCount: number, behaviour = 0.5) => ({ sentenceCount, behaviour });
const invalid = expect.objectContaining({ code: "PREDICTOR_OPTION_INVALID" });

it("takes the model's threshold of each technique unless asked otherwise", () => {
	const thresholdOf = thresholdsFor(manifest, {});
	expect(thresholdOf(manifest.labels.indexOf("T1105"), text(16))).toBe(0.5);
	expect(thresholdOf(manifest.labels.indexOf("T1566.001"), text(16))).toBe(0.8);
});

it("raises the model's thresholds with the logarithm of the number of sentences, from 16 on", () => {
	const thresholdOf = thresholdsFor({ ...manifest, lengthSlope: 0.1 }, {});
	// 0.5 + 0.1 ln(n / 16): ln 2 = 0.693147, ln(1 / 16) = -2.772589; the last one stops at 0.99.
	expect([16, 32, 1, 16 * 2 ** 8].map((count) => thresholdOf(0, text(count)).toFixed(4))).toEqual([
		"0.5000",
		"0.5693",
		"0.2227",
		"0.9900",
	]);
	expect(thresholdsFor({ ...manifest, lengthSlope: 0.1 }, { minConfidence: 0.4 })(0, text(1))).toBe(0.4);
	expect(thresholdsFor({ ...manifest, lengthSlope: 0.1 }, { minPrecision: 0.8 })(0, text(1))).toBe(0.7);
});

it.each([0, 0.33, 1])("takes minConfidence %d for all", (minConfidence) => {
	const thresholdOf = thresholdsFor(manifest, { minConfidence });
	expect(manifest.labels.map((_, label) => thresholdOf(label, text(16)))).toEqual(
		manifest.labels.map(() => minConfidence),
	);
});

it.each([
	[0, 0.25],
	[0.6, 0.25],
	[0.61, 0.7],
	[0.8, 0.7],
	[0.95, 0.9],
])("finds for minPrecision %d the lowest threshold that reached it, %d", (minPrecision, threshold) => {
	expect(thresholdsFor(manifest, { minPrecision })(0, text(16))).toBe(threshold);
});

it("finds it for each technique, and none that is low enough where the precision was not reached", () => {
	const thresholdsAt = (minPrecision: number) => {
		const thresholdOf = thresholdsFor(manifest, { minPrecision });
		return ["T1003", "T1562.001", "T1486"].map((id) => thresholdOf(manifest.labels.indexOf(id), text(16)));
	};
	expect(thresholdsAt(0.6)).toEqual([0.25, 0.25, 0.25]);
	expect(thresholdsAt(0.7)).toEqual([0.7, 0.9, 0.7]);
	expect(thresholdsAt(0.95)).toEqual([0.9, 0.97, Number.POSITIVE_INFINITY]);
});

it("refuses a precision that was never reached", () => {
	expect(() => thresholdsFor(manifest, { minPrecision: 0.951 })).toThrow(invalid);
	const precisionTable = { precisions: [], thresholds: [], recalls: [] };
	expect(() => thresholdsFor({ ...manifest, precisionTable }, { minPrecision: 0.1 })).toThrow(invalid);
});

it("reports nothing where nobody seems to act, unless a confidence is asked for", () => {
	const quiet = { ...manifest, textGate: { ...manifest.textGate, floor: 0.6, singleFloor: 0.3 } };
	expect(thresholdsFor(quiet, {})(0, text(16, 0.5))).toBe(Number.POSITIVE_INFINITY);
	expect(thresholdsFor(quiet, { minPrecision: 0.8 })(0, text(16, 0.5))).toBe(Number.POSITIVE_INFINITY);
	expect(thresholdsFor(quiet, {})(0, text(16, 0.6))).toBe(0.5);
	expect(thresholdsFor(quiet, { minConfidence: 0.4 })(0, text(16, 0.5))).toBe(0.4);
});

it("has a floor of its own for a single sentence", () => {
	const quiet = { ...manifest, textGate: { ...manifest.textGate, floor: 0.6, singleFloor: 0.3 } };
	const thresholdOf = thresholdsFor(quiet, {});
	expect([0, 1].map((count) => thresholdOf(0, text(count, 0.3)))).toEqual([0.5, 0.5]);
	expect(thresholdOf(0, text(1, 0.29))).toBe(Number.POSITIVE_INFINITY);
	expect(thresholdOf(0, text(2, 0.59))).toBe(Number.POSITIVE_INFINITY);
});
