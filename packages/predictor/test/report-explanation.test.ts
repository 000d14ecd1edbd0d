import { expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import schema from "../report-explanation.schema.json" with { type: "json" };
import {
	type ExplainOptions,
	loadPredictor,
	REPORT_EXPLANATION_SCHEMA_VERSION,
	type ReportExplanation,
} from "../src/index.js";
import { checkSchema } from "./check-schema.js";
import { makeTinyModel } from "./tiny-model.js";

const TEXT =
	"While many people were busy elsewhere they ran powershell against hxxp://files[.]example/a from a host. It fetched a tool. " +
	"A console was opened. T1105 it was. Nothing else happened there.";

/** The explanation as JSON carries it. */
async function explanationOf(text: string, options?: ExplainOptions): Promise<ReportExplanation> {
	const predictor = await loadPredictor({ model: makeTinyModel() });
	return JSON.parse(JSON.stringify(await predictor.explain(text, options)));
}

it("of a rich text fits the schema, and holds every part of it", async () => {
	const options = { method: "sampled", confidence: 0.9, deletionTest: true, source: "report.txt" } as const;
	const explanation = await explanationOf(TEXT, options);
	expect(checkSchema(explanation, schema)).toEqual([]);
	const { technique, explanation: words, word } = schema.$defs;
	const [found] = explanation.techniques.filter(({ id }) => id === "T1059.001");
	expect(Object.keys(explanation).sort()).toEqual([...schema.required].sort());
	expect(Object.keys(found!).sort()).toEqual(Object.keys(technique.properties).sort());
	expect(Object.keys(found!.explanation).sort()).toEqual(Object.keys(words.properties).sort());
	expect(Object.keys(found!.explanation.features[0]!).sort()).toEqual(Object.keys(word.properties).sort());
	const stated = explanation.techniques.find(({ basis }) => basis === "stated");
	expect(stated!.stated).toHaveLength(1);
});

it.each(["", " \n", "\u0000", "\ud83d", "攻击", "T1105", "T9999", "192.0.2.1", "powershell ".repeat(500)])(
	"of %j fits the schema",
	async (text) => {
		for (const method of ["auto", "exact", "sampled"] as const) {
			expect(checkSchema(await explanationOf(text, { method, techniques: ["T1105"] }), schema)).toEqual([]);
		}
		expect(checkSchema(await explanationOf(text, { numSamples: 50 }), schema)).toEqual([]);
	},
);

it("of one sentence fits, and the schema is published under its version", async () => {
	const explanation = await explanationOf(TEXT, { sentence: 0 });
	expect(checkSchema(explanation, schema)).toEqual([]);
	expect(explanation.document.sentence).toBe(0);
	expect(schema.properties.schemaVersion.const).toBe(REPORT_EXPLANATION_SCHEMA_VERSION);
	expect(packageJson.files).toContain("report-explanation.schema.json");
});
