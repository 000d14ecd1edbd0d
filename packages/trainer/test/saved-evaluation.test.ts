import { describe, expect, it } from "vitest";
import { evaluateMapper, type Mapper } from "../src/evaluate.js";
import { checkEvaluation, recordEvaluation } from "../src/saved-evaluation.js";

const model = { name: "harbour-model", version: "3.1.4", sha256: "ab".repeat(32) };
const material = {
	development: [{ source: "procedure", group: "software-1", text: "copies a tool", labels: ["T1105"] }],
	written: [{ id: "q1", kind: "advice", text: "advice one", labels: [] }],
	annotated: new Set<string>(),
} as const;
const map: Mapper = async (texts) =>
	texts.map(() => ({ techniques: [{ id: "T1105", confidence: 0.9 }], candidates: [] }));

describe("recordEvaluation", async () => {
	const saved = await recordEvaluation(map, material, model);

	it("holds the model, its figures and what it said, the version of the format first", async () => {
		expect(Object.keys(saved)).toEqual(["formatVersion", "model", "report", "sets"]);
		expect(saved.model).toEqual(model);
		expect(saved.report).toEqual(await evaluateMapper(map, material));
		expect(saved.sets.quiet).toHaveLength(1);
	});

	it("holds no text", () => {
		for (const { text } of [...material.development, ...material.written])
			expect(JSON.stringify(saved)).not.toContain(text);
	});

	it("can be written as JSON, read back and checked", () => {
		expect(checkEvaluation(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
	});
});

describe("checkEvaluation", async () => {
	const good = await recordEvaluation(map, material, model);
	const [outcome] = good.sets.procedures!;

	it.each([
		["nothing", undefined],
		["a list", []],
		["figures alone, as older versions wrote them", good.report],
		["another version", { ...good, formatVersion: 2 }],
		["no model", { ...good, model: undefined }],
		["no figures", { ...good, report: 1 }],
		["no sets", { ...good, sets: [] }],
		["an unknown set", { ...good, sets: { tales: [] } }],
		["a set that is no list", { ...good, sets: { procedures: {} } }],
		["only empty sets", { ...good, sets: { procedures: [] } }],
		["an outcome without hash", { ...good, sets: { procedures: [{ ...outcome, sha256: "12" }] } }],
		["an outcome without unit", { ...good, sets: { procedures: [{ ...outcome, unit: 3 }] } }],
		["labels that are no texts", { ...good, sets: { procedures: [{ ...outcome, actual: [1] }] } }],
	])("refuses %s", (_, value) => {
		expect(() => checkEvaluation(value)).toThrow(expect.objectContaining({ code: "TRAINER_OPTION_INVALID" }));
	});
});
