import { loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { expect, it } from "vitest";
import { loadPredictor } from "../src/load-predictor.js";
import { makeTinyModel } from "./tiny-model.js";

it("decides the same for map and explain", async () => {
	const predictor = await loadPredictor({ model: makeTinyModel(), catalogue: loadEnterpriseCatalogue() });
	const text = "A console was opened. They ran powershell. It fetched T1486. T1003 was not used.";
	for (const options of [{}, { minConfidence: 0.9 }, { minPrecision: 0.6 }, { statedIds: false }]) {
		const mapping = await predictor.map(text, options);
		const { techniques } = await predictor.explain(text, { ...options, method: "exact" });
		expect(techniques.map(({ id, basis }) => ({ id, basis }))).toEqual(
			mapping.techniques.slice(0, 3).map(({ id, basis }) => ({ id, basis })),
		);
	}
});

it("says what stands for a family", async () => {
	const predictor = await loadPredictor({ model: makeTinyModel() });
	const [rolled] = (await predictor.explain("A console was opened.")).techniques;
	expect(rolled!.warnings[0]!.message).toContain("T1059.001, T1059.003");
});
