import { expect, it } from "vitest";
import { checkMapOptions, type MapOptions, STYLES } from "../src/map-options.js";

it.each<MapOptions>([
	{},
	{ minConfidence: 0 },
	{ minConfidence: 1 },
	{ minPrecision: 1 },
	{ topK: 0 },
	{ topK: 691 },
	{ style: "auto" },
	{ style: "reports" },
	{ style: "procedures", showHeldBack: true },
	{ indicators: false },
	{ indicators: { types: ["ipv4"] } },
])("takes %j", (options) => {
	expect(() => checkMapOptions(options)).not.toThrow();
});

it("knows the styles, the default first", () => {
	expect(STYLES).toEqual(["auto", "reports", "procedures"]);
});

it.each([
	{ minConfidence: 1.01 },
	{ minConfidence: null },
	{ minPrecision: "0.9" },
	{ minPrecision: Number.NaN },
	{ minConfidence: 0, minPrecision: 0 },
	{ topK: 0.5 },
	{ topK: null },
	{ style: "report" },
	{ style: "" },
	{ style: null },
	{ style: 0 },
	{ indicators: { types: ["ip"] } },
])("refuses %j", (options) => {
	expect(() => checkMapOptions(options as MapOptions)).toThrow(
		expect.objectContaining({ code: "PREDICTOR_OPTION_INVALID" }),
	);
});
