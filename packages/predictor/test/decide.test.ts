import { expect, it } from "vitest";
import { thresholdsFor } from "../src/decide.js";
import { makeTinyModel } from "./tiny-model.js";

const { manifest } = makeTinyModel();
const invalid = expect.objectContaining({ code: "PREDICTOR_OPTION_INVALID" });

it("takes the model's threshold of each technique unless asked otherwise", () => {
	const thresholdOf = thresholdsFor(manifest, {});
	expect(thresholdOf(manifest.labels.indexOf("T1105"))).toBe(0.5);
	expect(thresholdOf(manifest.labels.indexOf("T1566.001"))).toBe(0.8);
});

it.each([0, 0.33, 1])("takes minConfidence %d for all", (minConfidence) => {
	const thresholdOf = thresholdsFor(manifest, { minConfidence });
	expect(manifest.labels.map((_, label) => thresholdOf(label))).toEqual(
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
	expect(thresholdsFor(manifest, { minPrecision })(0)).toBe(threshold);
});

it("refuses a precision that was never reached", () => {
	expect(() => thresholdsFor(manifest, { minPrecision: 0.951 })).toThrow(invalid);
	expect(() => thresholdsFor({ ...manifest, precisionTable: [] }, { minPrecision: 0.1 })).toThrow(invalid);
});
