import { expect, it } from "vitest";
import { checkMapOptions, type MapOptions } from "../src/map-options.js";

it.each([{}, { minConfidence: 0 }, { minConfidence: 1 }, { minPrecision: 1 }, { topK: 0 }, { topK: 691 }])(
	"takes %j",
	(options) => {
		expect(() => checkMapOptions(options)).not.toThrow();
	},
);

it.each([
	{ minConfidence: 1.01 },
	{ minConfidence: null },
	{ minPrecision: "0.9" },
	{ minPrecision: Number.NaN },
	{ minConfidence: 0, minPrecision: 0 },
	{ topK: 0.5 },
	{ topK: null },
])("refuses %j", (options) => {
	expect(() => checkMapOptions(options as MapOptions)).toThrow(
		expect.objectContaining({ code: "PREDICTOR_OPTION_INVALID" }),
	);
});
