import { expect, it } from "vitest";
import { loadPredictor } from "../src/load-predictor.js";
import { makeTinyModel, REAL_WORLD_TEXTS } from "./tiny-model.js";

const REPORT =
	"The operators ran powershell to reach hxxp://files[.]example/a. It fetched a tool. A file moved.";

it("maps a report worked by hand", async () => {
	const files = makeTinyModel();
	const predictor = await loadPredictor({ model: files });
	expect(await predictor.map(REPORT, { id: "report-1", source: "report.txt" })).toEqual({
		schemaVersion: "1.0",
		id: "report-1",
		attack: { domain: "enterprise-attack", version: "18.1" },
		model: { name: "tiny", version: "1.2.3", sha256: files.manifest.weights.sha256 },
		document: { characters: 96, sentences: 3, source: "report.txt" },
		techniques: [
			{
				id: "T1059.001",
				name: "PowerShell",
				tactics: ["execution"],
				confidence: 0.9526,
				basis: "model",
				support: "trained",
				evidence: [{ start: 0, end: 63, confidence: 0.9526 }],
				lookAlikes: [{ id: "T1059.003", confidence: 0.2689 }],
			},
			{
				id: "T1105",
				name: "Ingress Tool Transfer",
				tactics: ["command-and-control"],
				confidence: 0.8808,
				basis: "model",
				support: "trained",
				evidence: [{ start: 64, end: 82, confidence: 0.8808 }],
				lookAlikes: [],
			},
		],
		candidates: [{ id: "T1059.003", confidence: 0.2689 }],
		indicators: [
			{
				type: "url",
				value: "http://files.example/a",
				start: 38,
				end: 62,
				text: "hxxp://files[.]example/a",
				defanged: true,
				defangForms: ["brackets", "scheme"],
				flags: ["documentation"],
				sentence: 0,
				techniques: ["T1059.001"],
			},
		],
		warnings: [],
	});
});

it("gives equal bytes for equal input: other predictor, other texts before, other calls at once", async () => {
	const one = await loadPredictor({ model: makeTinyModel() });
	const other = await loadPredictor({ model: makeTinyModel() });
	const first = JSON.stringify(await one.map(REPORT));
	await other.map("Files were encrypted. A console was opened. See T1059.");
	const atOnce = await Promise.all([other.map(REPORT), other.map("It fetched a tool."), other.map(REPORT)]);
	expect(JSON.stringify(atOnce[0])).toBe(first);
	expect(JSON.stringify(atOnce[2])).toBe(first);
	expect(JSON.stringify(await one.map(REPORT))).toBe(first);
	expect(first).not.toMatch(/\d{4}-\d\d-\d\d|\d\d:\d\d/);
});

it("describes its model", async () => {
	const files = makeTinyModel();
	const { model } = await loadPredictor({ model: files });
	expect(model).toEqual(files.manifest);
});

it("gives probabilities as [texts × techniques]", async () => {
	const predictor = await loadPredictor({ model: makeTinyModel() });
	const rows = await predictor.probabilities(["It fetched a tool.", "", "Files were encrypted."], {
		techniques: ["T1486", "T1105"],
	});
	expect(rows.map((row) => row.map((value) => value.toFixed(4)))).toEqual([
		["0.0000", "0.8808"],
		["0.0000", "0.0000"],
		["0.9820", "0.0000"],
	]);
});

it("gives probabilities of all labels by default", async () => {
	const predictor = await loadPredictor({ model: makeTinyModel() });
	const [row] = await predictor.probabilities(["It hinted at a tool."]);
	expect(row).toHaveLength(Object.keys(REAL_WORLD_TEXTS).length);
	// Reports do not mention what is this unlikely; an explainer still sees it.
	expect(row?.[predictor.model.labels.indexOf("T1105")]).toBeCloseTo(0.018, 4);
	expect(await predictor.probabilities([])).toEqual([]);
});

it("gives probabilities by the convention that is asked for", async () => {
	const { calibration } = makeTinyModel().manifest;
	const reportIntercepts = calibration.intercepts.map(() => -1);
	const predictor = await loadPredictor({
		model: makeTinyModel({ calibration: { ...calibration, reportIntercepts } }),
	});
	const of = async (style?: "auto" | "reports" | "procedures") =>
		(
			await predictor.probabilities(["It fetched a tool."], { techniques: ["T1105"], style })
		)[0]?.[0]?.toFixed(4);
	// Log-odds 2, in reports 1 less. The model takes no sentence for report prose by itself.
	expect([await of(), await of("auto"), await of("procedures"), await of("reports")]).toEqual([
		"0.8808",
		"0.8808",
		"0.8808",
		"0.7311",
	]);
	await expect(of("report" as never)).rejects.toMatchObject({ code: "PREDICTOR_OPTION_INVALID" });
});

it("refuses probabilities of unknown techniques and of what is no text, and stops when cancelled", async () => {
	const predictor = await loadPredictor({ model: makeTinyModel() });
	await expect(predictor.probabilities(["x"], { techniques: ["T1003", "T1027"] })).rejects.toMatchObject({
		code: "PREDICTOR_TECHNIQUE_UNKNOWN",
	});
	await expect(predictor.probabilities([7 as unknown as string])).rejects.toMatchObject({
		code: "PREDICTOR_TEXT_INVALID",
	});
	const reason = new Error("enough");
	const signal = AbortSignal.abort(reason);
	await expect(predictor.probabilities(["x"], { signal })).rejects.toBe(reason);
});

it("refuses all work after dispose, which may be called twice", async () => {
	const predictor = await loadPredictor({ model: makeTinyModel() });
	const running = predictor.map("It fetched a tool.");
	predictor.dispose();
	predictor.dispose();
	expect((await running).techniques).toHaveLength(1);
	const disposed = { code: "PREDICTOR_DISPOSED" };
	await expect(predictor.map("x")).rejects.toMatchObject(disposed);
	await expect(predictor.probabilities(["x"])).rejects.toMatchObject(disposed);
	await expect((async () => predictor.mapMany(["x"]).next())()).rejects.toMatchObject(disposed);
});

it("checks a model in memory as it checks one on disk", async () => {
	const files = makeTinyModel();
	const invalid = { code: "PREDICTOR_MODEL_INVALID" };
	const weights = files.weights.slice();
	weights[3]! ^= 1;
	await expect(loadPredictor({ model: { ...files, weights } })).rejects.toMatchObject(invalid);
	const gate = files.weights.slice();
	gate[gate.length - 1]! ^= 1;
	await expect(loadPredictor({ model: { ...files, weights: gate } })).rejects.toMatchObject(invalid);
	const { calibration } = files.manifest;
	const noNumber = makeTinyModel({ calibration: { ...calibration, bias: Number.NaN } });
	await expect(loadPredictor({ model: noNumber })).rejects.toMatchObject(invalid);
	for (const model of [null, {}, { manifest: files.manifest }, { ...files, manifest: "x" }]) {
		await expect(loadPredictor({ model: model as never })).rejects.toMatchObject(invalid);
	}
});
