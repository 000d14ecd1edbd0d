import { createCatalogue, loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { beforeAll, describe, expect, it } from "vitest";
import { loadPredictor, type Predictor } from "../src/index.js";
import { makeNineteenCatalogue } from "./nineteen-catalogue.js";
import { makeTinyModel } from "./tiny-model.js";

let predictor: Predictor;
beforeAll(async () => {
	predictor = await loadPredictor({ model: makeTinyModel() });
});
const reportedBy = async (text: string) =>
	(await predictor.map(text)).techniques.map(({ id, basis, confidence }) => `${id} ${basis} ${confidence}`);

describe("rule: the ATT&CK version is data", () => {
	const text = "They disabled the antivirus. The sensors went silent. They ran powershell.";

	it("answers in the ids, names and tactics of the shipped version", async () => {
		const { attack, techniques } = await predictor.map(text);
		expect(attack).toEqual({ domain: "enterprise-attack", version: "18.1" });
		expect(techniques.map(({ id, tactics, support }) => [id, tactics, support])).toEqual([
			["T1059.001", ["execution"], "trained"],
			["T1562.001", ["defense-evasion"], "few-shot"],
			["T1562.006", ["defense-evasion"], "few-shot"],
		]);
	});

	it("answers in the ids, names and tactics of a version that moved techniques and renamed tactics", async () => {
		const nineteen = await loadPredictor({ model: makeTinyModel(), catalogue: makeNineteenCatalogue() });
		const { attack, techniques, candidates, warnings } = await nineteen.map(text, { attackVersion: "19" });
		expect(attack).toEqual({ domain: "enterprise-attack", version: "19.1" });
		expect(techniques).toMatchObject([
			{ id: "T1059.001", name: "Nineteen T1059.001", tactics: ["stealth"], confidence: 0.9526 },
			{ id: "T1685", tactics: ["defense-impairment"], confidence: 0.8808, support: "trained" },
		]);
		// Both 18.1 techniques are T1685 now: it comes once, with the evidence of both.
		expect(techniques[1]?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual([
			"They disabled the antivirus.",
			"The sensors went silent.",
		]);
		expect(candidates.map(({ id }) => id)).toEqual(["T1059.003"]);
		expect(warnings).toEqual([]);
		const rows = await nineteen.probabilities(["The sensors went silent."], { techniques: ["T1685"] });
		expect(rows[0]?.[0]).toBeCloseTo(0.7311, 4);
		await expect(nineteen.map(text, { attackVersion: "18.1" })).rejects.toMatchObject({
			code: "PREDICTOR_OPTION_INVALID",
		});
	});

	it("says which of the model's techniques a version has no place for", async () => {
		const { domain, tactics, techniques } = loadEnterpriseCatalogue();
		const catalogue = createCatalogue({
			domain,
			version: "7.0",
			tactics,
			techniques: techniques.filter(({ id }) => id !== "T1105" && id !== "T1486"),
		});
		const old = await loadPredictor({ model: makeTinyModel(), catalogue });
		const mapping = await old.map("It fetched a tool. They ran powershell.");
		expect(mapping.techniques.map(({ id }) => id)).toEqual(["T1059.001"]);
		expect(mapping.warnings).toEqual([
			"The model knows 2 techniques that have no place in ATT&CK 7.0: T1105, T1486.",
		]);
	});
});

describe("rule: stated ids are facts", () => {
	it("reports ids and links with the place of their sentence", async () => {
		const text = "Seen in March: T1105. Also https://attack.mitre.org/techniques/T1059/001/ was used.";
		const { techniques } = await predictor.map(text);
		expect(techniques).toMatchObject([
			{ id: "T1059.001", basis: "stated", confidence: 1, evidence: [{ start: 22, end: 83, confidence: 1 }] },
			{ id: "T1105", basis: "stated", confidence: 1, evidence: [{ start: 0, end: 21, confidence: 1 }] },
		]);
	});

	it("adds what the model saw elsewhere to the evidence of a stated technique", async () => {
		const text = "It fetched a tool. The report names T1105.";
		const [technique] = (await predictor.map(text)).techniques;
		expect(technique).toMatchObject({ id: "T1105", basis: "stated", support: "trained" });
		expect(technique?.evidence).toEqual([
			{ start: 19, end: 42, confidence: 1 },
			{ start: 0, end: 18, confidence: 0.8808 },
		]);
	});

	it("takes no id that the text denies", async () => {
		expect(await reportedBy("There was no evidence of T1105. T1486 was not observed.")).toEqual([]);
	});

	it("moves a revoked id and says so", async () => {
		const { techniques, warnings } = await predictor.map("The old id T1086 and the new id T1685.");
		expect(techniques.map(({ id, basis }) => [id, basis])).toEqual([
			["T1059.001", "stated"],
			["T1562.001", "stated"],
		]);
		expect(warnings).toEqual([
			"The text names T1086, which is T1059.001 in ATT&CK 18.1.",
			"The text names T1685, which is T1562.001 in ATT&CK 18.1.",
		]);
		const nineteen = await loadPredictor({ model: makeTinyModel(), catalogue: makeNineteenCatalogue() });
		const moved = await nineteen.map("They used T1562.001.");
		expect(moved.techniques.map(({ id }) => id)).toEqual(["T1685"]);
		expect(moved.warnings).toEqual(["The text names T1562.001, which is T1685 in ATT&CK 19.1."]);
	});

	it("lists an id nobody knows, once", async () => {
		const { techniques, warnings } = await predictor.map("First T9999, then T9999.001 and T9999.");
		expect(techniques).toEqual([]);
		expect(warnings).toEqual([
			"The text names T9999, which ATT&CK 18.1 does not have.",
			"The text names T9999.001, which ATT&CK 18.1 does not have.",
		]);
	});
});

describe("rule: sub-technique and parent", () => {
	it("reports the most specific one that a sentence carries", async () => {
		expect(await reportedBy("They ran mimikatz.")).toEqual(["T1003.001 model 0.9526"]);
		expect((await predictor.map("They ran mimikatz.")).candidates).toEqual([
			{ id: "T1003", confidence: 0.7311 },
		]);
	});

	it("reports the parent where it is more convincing: the sentence leaves the kind open", async () => {
		expect(await reportedBy("They scripted it.")).toEqual(["T1059 model 0.9526"]);
		expect((await predictor.map("They scripted it.")).candidates).toEqual([
			{ id: "T1059.001", confidence: 0.7311 },
		]);
		// Another sentence names the kind: then the first is taken for it, too.
		expect(await reportedBy("They scripted it. They ran powershell.")).toEqual(["T1059.001 model 0.9526"]);
		expect(await reportedBy("They scripted it (T1059.001).")).toEqual(["T1059.001 stated 1"]);
	});

	it("reports both when separate sentences carry them", async () => {
		expect(await reportedBy("They ran mimikatz. They wanted credentials.")).toEqual([
			"T1003.001 model 0.9526",
			"T1003 model 0.8808",
		]);
	});

	it("rolls up when the sum of the children convinces and none does alone", async () => {
		const { techniques, candidates } = await predictor.map("A console was opened.");
		// 0.377541 + 0.377541
		expect(techniques).toMatchObject([
			{
				id: "T1059",
				basis: "model",
				confidence: 0.7551,
				evidence: [{ start: 0, end: 21, confidence: 0.7551 }],
			},
		]);
		expect(candidates.map(({ id }) => id)).toEqual(["T1059.001", "T1059.003"]);
		const strict = await predictor.map("A console was opened.", { minConfidence: 0.76 });
		expect(strict.techniques).toEqual([]);
	});

	it("does not roll up when a child convinces", async () => {
		expect(await reportedBy("A console was opened. A batch ran.")).toEqual(["T1059.003 model 0.7311"]);
	});

	it("takes a stated child for reported: neither its parent from the same sentence nor a roll-up", async () => {
		expect(await reportedBy("The interpreter ran (T1059.001).")).toEqual(["T1059.001 stated 1"]);
		expect(await reportedBy("A console was opened (T1059.001).")).toEqual(["T1059.001 stated 1"]);
		expect(await reportedBy("The interpreter ran. See T1059.001.")).toEqual([
			"T1059.001 stated 1",
			"T1059 model 0.8808",
		]);
	});

	it("never drops what is stated", async () => {
		expect(await reportedBy("They ran powershell (T1059).")).toEqual([
			"T1059 stated 1",
			"T1059.001 model 0.9526",
		]);
		expect(await reportedBy("It is T1059 or T1059.001.")).toEqual(["T1059 stated 1", "T1059.001 stated 1"]);
	});
});

describe("rule: say nothing rather than guess", () => {
	it.each([
		"Our platform stops every threat. Book a demonstration today!",
		"Keep systems patched and use strong passwords.",
		"© Example Limited. All rights reserved.",
	])("yields nothing for %j", async (text) => {
		const { techniques, candidates } = await predictor.map(text);
		expect({ techniques, candidates }).toEqual({ techniques: [], candidates: [] });
	});

	it("leaves what is unlikely to the candidates", async () => {
		const { techniques, candidates } = await predictor.map("A file moved.");
		expect(techniques).toEqual([]);
		expect(candidates).toEqual([{ id: "T1105", confidence: 0.1192 }]);
	});
});

describe("rule: offsets survive", () => {
	it.each([
		["emoji", "🚨🚨 Alert 👩‍💻! "],
		["CRLF", "Title\r\n\r\n"],
		["a byte order mark", "\ufeff"],
		[
			"defanged addresses",
			"See hxxps://bad[.]example[.]com/x(.)y or 192[.]0[.]2[.]9 and mira[at]example[.]org. ",
		],
		["a decomposed letter", "Cafe\u0301. "],
		["letters that grow in lower case", "İİİ. "],
		["a NUL", "a\u0000b. "],
	])("after %s", async (_, before) => {
		const text = `${before}It fetched hxxp://files[.]example/a now.\r\nSee T1486.`;
		const { techniques, indicators } = await predictor.map(text);
		const shown = (id: string) => {
			const { start, end } = techniques.find((technique) => technique.id === id)!.evidence[0]!;
			return text.slice(start, end).replace("\ufeff", "");
		};
		expect(shown("T1105")).toBe("It fetched hxxp://files[.]example/a now.");
		expect(shown("T1486")).toBe("See T1486.");
		const last = indicators.at(-1)!;
		expect(text.slice(last.start, last.end)).toBe("hxxp://files[.]example/a");
		expect(last).toMatchObject({ text: "hxxp://files[.]example/a", value: "http://files.example/a" });
		expect(last.techniques).toEqual(["T1105"]);
	});
});
