import { DEFANG_FORMS } from "@mapper/ioc-extract";
import { expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import schema from "../report-mapping.schema.json" with { type: "json" };
import { loadPredictor, REPORT_MAPPING_SCHEMA_VERSION, type ReportMapping } from "../src/index.js";
import { checkSchema } from "./check-schema.js";
import { makeNineteenCatalogue } from "./nineteen-catalogue.js";
import { addInDoubt, makeTinyModel } from "./tiny-model.js";

const TEXT =
	"They ran powershell and fetched hxxp://files[.]example/a. A console was opened (T1086, T9999). " +
	"Files were encrypted with CVE-2021-44228, C:\\Temp\\a.dll, mira@example.com, 192.0.2.1:443 and bücher.example.";

/** The mapping as JSON carries it. */
async function mappingOf(text: string, options?: object): Promise<ReportMapping> {
	const predictor = await loadPredictor({ model: makeTinyModel() });
	return JSON.parse(JSON.stringify(await predictor.map(text, options)));
}

it("of a rich text fits the schema, and holds every part of it", async () => {
	const mapping = await mappingOf(TEXT, { minConfidence: 0.7, source: "report.txt" });
	expect(checkSchema(mapping, schema)).toEqual([]);
	expect(mapping.techniques.length).toBeGreaterThan(0);
	expect(mapping.techniques.some(({ lookAlikes }) => lookAlikes.length > 0)).toBe(true);
	expect(new Set(mapping.techniques.map(({ basis }) => basis))).toEqual(new Set(["model", "stated"]));
	expect(mapping.indicators.length).toBeGreaterThan(3);
	expect(mapping.warnings).toHaveLength(2);
	expect(Object.keys(mapping).sort()).toEqual([...schema.required].sort());
	expect(Object.keys(mapping.techniques[0]!).sort()).toEqual([...schema.$defs.technique.required].sort());
	expect(Object.keys(mapping.indicators[0]!).sort()).toEqual([...schema.$defs.indicator.required].sort());
	const parts = new Set(mapping.indicators.flatMap((indicator) => Object.keys(indicator)));
	expect([...parts].sort()).toEqual(Object.keys(schema.$defs.indicator.properties).sort());
});

it("with what is held back fits the schema, and holds every part of it", async () => {
	const { calibration } = makeTinyModel().manifest;
	const predictor = await loadPredictor({
		model: makeTinyModel({ calibration: { ...calibration, trees: addInDoubt(-4) } }),
	});
	const options = { showHeldBack: true, source: "report.txt" };
	const mapping = await predictor.map("It might have fetched a tool.", options);
	expect(checkSchema(mapping, schema)).toEqual([]);
	expect(mapping.heldBack).toHaveLength(1);
	const [heldBack] = mapping.heldBack!;
	expect(Object.keys(heldBack!).sort()).toEqual([...schema.$defs.heldBackTechnique.required].sort());
	expect(Object.keys(mapping).sort()).toEqual([...schema.required, "heldBack"].sort());
	expect(Object.keys(mapping.document).sort()).toEqual(
		Object.keys(schema.properties.document.properties).sort(),
	);
	const broken = { ...mapping, heldBack: [{ ...heldBack, evidence: [] }] };
	expect(checkSchema(broken, schema)).toEqual(["$.heldBack[0].evidence minItems"]);
	const { behaviour: _, ...evidence } = heldBack!.evidence[0]!;
	expect(checkSchema({ ...mapping, heldBack: [{ ...heldBack, evidence: [evidence] }] }, schema)).toEqual([
		"$.heldBack[0].evidence[0] required behaviour",
	]);
	expect(checkSchema(await predictor.map("", options), schema)).toEqual([]);
});

it.each(["", " \n", "\u0000", "\ud83d", "攻击", "T1105", "192.0.2.1", "x".repeat(5000)])(
	"of %j fits the schema",
	async (text) => {
		expect(checkSchema(await mappingOf(text), schema)).toEqual([]);
	},
);

it("in another ATT&CK version fits the schema", async () => {
	const predictor = await loadPredictor({ model: makeTinyModel(), catalogue: makeNineteenCatalogue() });
	expect(checkSchema(await predictor.map(`${TEXT} The antivirus stopped.`), schema)).toEqual([]);
});

it("does not fit once it is changed", async () => {
	const mapping = await mappingOf(TEXT);
	const [technique] = mapping.techniques;
	const [indicator] = mapping.indicators;
	const broken: [object, string][] = [
		[{ ...mapping, schemaVersion: "2.0" }, "$.schemaVersion const"],
		[{ ...mapping, time: 1 }, "$ additionalProperties time"],
		[{ ...mapping, warnings: undefined }, "$.warnings type"],
		[{ ...mapping, techniques: [{ ...technique, evidence: [] }] }, "$.techniques[0].evidence minItems"],
		[{ ...mapping, techniques: [{ ...technique, id: "T1" }] }, "$.techniques[0].id pattern"],
		[{ ...mapping, techniques: [{ ...technique, basis: "guess" }] }, "$.techniques[0].basis enum"],
		[{ ...mapping, candidates: [{ id: "T1105" }] }, "$.candidates[0] required confidence"],
		[{ ...mapping, candidates: [{ id: "T1105", confidence: 1.1 }] }, "$.candidates[0].confidence maximum"],
		[{ ...mapping, indicators: [{ ...indicator, port: 0 }] }, "$.indicators[0].port minimum"],
		[
			{ ...mapping, indicators: [{ ...indicator, defangForms: ["rot13"] }] },
			"$.indicators[0].defangForms[0] enum",
		],
	];
	for (const [changed, breach] of broken) expect(checkSchema(changed, schema)).toEqual([breach]);
});

it("knows every form of defanging", () => {
	expect(schema.$defs.indicator.properties.defangForms.items.enum).toEqual([...DEFANG_FORMS]);
});

it("names its version, and the package ships its schema", () => {
	expect(schema.properties.schemaVersion.const).toBe(REPORT_MAPPING_SCHEMA_VERSION);
	const name = "./report-mapping.schema.json";
	expect(packageJson.exports[name]).toBe(name);
	expect(packageJson.publishConfig.exports[name]).toBe(name);
	expect(packageJson.files).toContain("report-mapping.schema.json");
});
