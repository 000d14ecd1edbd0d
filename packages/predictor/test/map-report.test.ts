import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type IndicatorOptions, loadPredictor, type MapOptions, type Predictor } from "../src/index.js";
import { makeTinyModel, TRIGGERS } from "./tiny-model.js";

let predictor: Predictor;
beforeAll(async () => {
	predictor = await loadPredictor({ model: makeTinyModel() });
});
const map = (text: string, options?: MapOptions) => predictor.map(text, options);
const reportedBy = async (text: string, options?: MapOptions) =>
	(await map(text, options)).techniques.map(({ id, confidence }) => `${id} ${confidence}`);
const candidatesOf = async (text: string, options?: MapOptions) =>
	(await map(text, options)).candidates.map(({ id, confidence }) => `${id} ${confidence}`);

describe("evidence", () => {
	it("comes best first, then in reading order, five spans at most, weak sentences left out", async () => {
		const text =
			"One was obtained. Two were fetched. Three moved. Four were fetched. Five were obtained. " +
			"Six were fetched. Seven were fetched. Eight were fetched.";
		const [technique] = (await map(text)).techniques;
		expect(technique?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual([
			"Two were fetched.",
			"Four were fetched.",
			"Six were fetched.",
			"Seven were fetched.",
			"Eight were fetched.",
		]);
		expect(technique?.evidence.map(({ confidence }) => confidence)).toEqual(Array(5).fill(0.8808));
	});

	it("lists a sentence with half the probability of the best, and a repeated sentence once", async () => {
		const text = "It fetched a tool. Another was obtained. It fetched a tool. A file moved.";
		const { techniques, document } = await map(text);
		expect(document.sentences).toBe(4);
		expect(techniques[0]?.evidence).toEqual([
			{ start: 0, end: 18, confidence: 0.8808 },
			{ start: 19, end: 40, confidence: 0.7311 },
		]);
	});
});

describe("support", () => {
	it.each([
		["A batch ran.", "T1059.003", 0, "described"],
		["The interpreter ran.", "T1059", 1, "few-shot"],
		["They wanted credentials.", "T1003", 9, "few-shot"],
		["They ran mimikatz.", "T1003.001", 10, "trained"],
		["See T1027 for more.", "T1027", 0, "described"],
	])("of %j: %s with %d texts is %4$s", async (text, id, _, support) => {
		expect((await map(text)).techniques).toMatchObject([{ id, support }]);
	});
});

describe("what is reported", () => {
	it("is decided by the threshold of each technique", async () => {
		const text = "It was obtained. An attachment came.";
		expect(await reportedBy(text)).toEqual(["T1105 0.7311"]);
		expect(await candidatesOf(text)).toEqual(["T1566.001 0.7311"]);
	});

	it.each([
		[0.25, ["T1059.001 0.9526", "T1566.001 0.7311", "T1059.003 0.2689"]],
		[0.7, ["T1059.001 0.9526", "T1566.001 0.7311"]],
		[0.95, ["T1059.001 0.9526"]],
		[1, []],
	])("is decided by minConfidence %d", async (minConfidence, expected) => {
		const text = "They ran powershell. An attachment came.";
		expect(await reportedBy(text, { minConfidence })).toEqual(expected);
	});

	it("never lacks evidence, even at minConfidence 0", async () => {
		// "rumoured" has 0.0474, too little to show a reader; "hinted" is not weighed at all.
		expect(await reportedBy("A tool was rumoured.", { minConfidence: 0 })).toEqual([]);
		expect(await candidatesOf("A tool was rumoured.", { minConfidence: 0 })).toEqual(["T1105 0.0474"]);
		expect(await candidatesOf("A tool was hinted at.", { minConfidence: 0 })).toEqual([]);
		expect(await reportedBy("A file moved.", { minConfidence: 0 })).toEqual(["T1105 0.1192"]);
	});

	it.each([
		[0.6, ["T1059.001 0.9526", "T1105 0.7311", "T1566.001 0.7311", "T1059.003 0.2689"]],
		[0.75, ["T1059.001 0.9526", "T1105 0.7311", "T1566.001 0.7311"]],
		[0.8, ["T1059.001 0.9526", "T1105 0.7311", "T1566.001 0.7311"]],
		[0.95, ["T1059.001 0.9526"]],
	])("is decided by minPrecision %d", async (minPrecision, expected) => {
		const text = "They ran powershell. An attachment came. A tool was obtained.";
		expect(await reportedBy(text, { minPrecision })).toEqual(expected);
	});

	it.each([
		[0.6, ["T1486 0.982", "T1562.001 0.8808"]],
		[0.8, ["T1486 0.982"]],
		[0.95, []],
	])(
		"is decided by minPrecision %d for each technique; where it is not reachable, by nothing",
		async (minPrecision, expected) => {
			// T1562.001 needs 0.9 from 0.8 on; T1486 does not reach 0.95 at all.
			const text = "The antivirus stopped. Files were encrypted.";
			expect(await reportedBy(text, { minPrecision })).toEqual(expected);
		},
	);

	it("rolls nothing up where a precision is asked for", async () => {
		// Both children of T1059 at 0.3775: together 0.7551, above 0.5, and above the 0.7 that precision 0.8 asks for.
		const text = "They opened a console.";
		expect(await reportedBy(text)).toEqual(["T1059 0.7551"]);
		expect(await reportedBy(text, { minConfidence: 0.7 })).toEqual(["T1059 0.7551"]);
		expect(await reportedBy(text, { minPrecision: 0.8 })).toEqual([]);
		// The children are candidates then; a parent that is recognised by itself is reported as ever.
		expect(await candidatesOf(text, { minPrecision: 0.8 })).toEqual(["T1059.001 0.3775", "T1059.003 0.3775"]);
		expect(await reportedBy("They used an interpreter.", { minPrecision: 0.8 })).toEqual(["T1059 0.8808"]);
	});

	it("leaves ids that stand in the text alone when asked to", async () => {
		const text = "See T1486. They moved.";
		expect(await reportedBy(text)).toEqual(["T1486 1"]);
		expect(await reportedBy(text, { statedIds: false })).toEqual([]);
		// What the model itself recognises stays.
		expect(await reportedBy("They encrypted T1105.", { statedIds: false })).toEqual(["T1486 0.982"]);
	});

	it("keeps stated ids whatever is asked", async () => {
		expect(await reportedBy("See T1486.", { minPrecision: 0.95 })).toEqual(["T1486 1"]);
		expect(await reportedBy("See T1105.", { minConfidence: 1 })).toEqual(["T1105 1"]);
		expect(await reportedBy("See T1105.", { minPrecision: 0.95 })).toEqual(["T1105 1"]);
	});

	it.each([
		[0, []],
		[1, ["T1566.001 0.7311"]],
		[10, ["T1566.001 0.7311", "T1059.003 0.2689", "T1105 0.1192"]],
	])("is followed by topK %d candidates", async (topK, expected) => {
		const text = "They ran powershell. An attachment came. A file moved.";
		expect(await candidatesOf(text, { topK })).toEqual(expected);
		expect(await reportedBy(text, { topK })).toEqual(["T1059.001 0.9526"]);
	});
});

describe("a quiet text", () => {
	/** A text is told of with log-odds -2 where all its sentences are in doubt, else 2. */
	const trees = { roots: [0], features: [4, -1, -1], values: [0.5, -2, 2], left: [1, 0, 0] };
	const text = "It might have fetched a tool. Files might have been encrypted.";
	const load = (floor: number, singleFloor = 0) =>
		loadPredictor({ model: makeTinyModel({ textGate: { bias: 0, trees, floor, singleFloor } }) });

	it("reports nothing but what it states", async () => {
		const { map } = await load(0.5);
		const { techniques, candidates } = await map(`${text} See T1003.`);
		// "See T1003." is not in doubt: the text is not quiet.
		expect(techniques.map(({ id }) => id)).toEqual(["T1003", "T1486", "T1105"]);
		expect(candidates).toEqual([]);
		const quiet = await map(`${text} It might be T1003.`);
		expect(quiet.techniques.map(({ id, basis }) => [id, basis])).toEqual([["T1003", "stated"]]);
		expect(quiet.candidates.map(({ id }) => id)).toEqual(["T1486", "T1105"]);
	});

	it("is quiet below the floor only, and reports what a caller asks for", async () => {
		// σ(-2) = 0.1192
		for (const [floor, count] of [
			[0.119, 2],
			[0.12, 0],
		] as const) {
			expect((await (await load(floor)).map(text)).techniques).toHaveLength(count);
		}
		const { map } = await load(0.5);
		expect((await map(text, { minConfidence: 0.9 })).techniques.map(({ id }) => id)).toEqual(["T1486"]);
		expect((await map(text, { minPrecision: 0.6 })).techniques).toEqual([]);
	});

	it("has a floor of its own for one sentence", async () => {
		const { map } = await load(0.5, 0.1);
		const [sentence] = text.split(". ");
		expect((await map(`${sentence}.`)).techniques.map(({ id }) => id)).toEqual(["T1105"]);
		const strict = await load(0, 0.5);
		expect((await strict.map(`${sentence}.`)).techniques).toEqual([]);
		expect((await strict.map(text)).techniques).toHaveLength(2);
	});
});

describe("style", () => {
	const { calibration, labels } = makeTinyModel().manifest;
	const atLabel = (id: string, value: number) => labels.map((label) => (label === id ? value : 0));
	const text = "It fetched a tool. They ran mimikatz.";

	it("changes the answer as the model's convention says", async () => {
		const { map } = await loadPredictor({
			model: makeTinyModel({
				calibration: {
					...calibration,
					intercepts: atLabel("T1105", -1),
					reportIntercepts: atLabel("T1105", -3),
				},
			}),
		});
		const confidenceIn = async (style?: MapOptions["style"]) => {
			const { techniques, candidates } = await map(text, { style });
			return [...techniques, ...candidates].find(({ id }) => id === "T1105")?.confidence;
		};
		// 2 - 1 and 2 - 3; the model takes no sentence for report prose by itself.
		expect(await confidenceIn("procedures")).toBe(0.7311);
		expect(await confidenceIn("auto")).toBe(0.7311);
		expect(await confidenceIn()).toBe(0.7311);
		expect(await confidenceIn("reports")).toBe(0.2689);
	});

	it("calls by its parent what reports never tell apart, in reports alone", async () => {
		const reports = labels.map((label) => (label === "T1003" ? -2 : -9));
		const { map } = await loadPredictor({
			model: makeTinyModel({ calibration: { ...calibration, priors: { ...calibration.priors, reports } } }),
		});
		const idsIn = async (style?: MapOptions["style"]) =>
			(await map(text, { style })).techniques.map(({ id, confidence }) => `${id} ${confidence}`);
		expect(await idsIn()).toEqual(["T1003.001 0.9526", "T1105 0.8808"]);
		expect(await idsIn("reports")).toEqual(["T1003 0.9526", "T1105 0.8808"]);
	});

	it("changes nothing in a model whose conventions agree", async () => {
		const plain = await map(text);
		for (const style of ["auto", "reports", "procedures"] as const)
			expect(await map(text, { style })).toEqual(plain);
	});
});

describe("options", () => {
	it.each([
		{ minConfidence: -0.1 },
		{ minConfidence: 1.1 },
		{ minConfidence: Number.NaN },
		{ minConfidence: "0.5" },
		{ minConfidence: null },
		{ minPrecision: 2 },
		{ minPrecision: 0.96 },
		{ minPrecision: "0.8" },
		{ minConfidence: 0.5, minPrecision: 0.8 },
		{ topK: -1 },
		{ topK: 1.5 },
		{ topK: Number.POSITIVE_INFINITY },
		{ topK: "3" },
		{ style: "report" },
		{ style: "" },
		{ style: null },
		{ attackVersion: "17.1" },
		{ attackVersion: "1" },
		{ attackVersion: "" },
	])("refuses %j", async (options) => {
		await expect(map("It fetched a tool.", options as MapOptions)).rejects.toMatchObject({
			name: "PredictorError",
			code: "PREDICTOR_OPTION_INVALID",
		});
	});

	it("says how much precision can be had", async () => {
		await expect(map("x", { minPrecision: 0.99 })).rejects.toThrow("at most 0.95");
	});

	it.each(["18.1", "18"])("takes the loaded ATT&CK version as %s", async (attackVersion) => {
		expect((await map("x", { attackVersion })).attack.version).toBe("18.1");
	});

	it("takes undefined as not given", async () => {
		const none = { minConfidence: undefined, topK: undefined, indicators: undefined, signal: undefined };
		const text = "It fetched hxxp://files[.]example/a.";
		expect(await map(text, none)).toEqual(await map(text));
	});
});

describe("the id", () => {
	it("is the SHA-256 of the text", async () => {
		// FIPS 180-2, appendix B.1.
		expect((await map("abc")).id).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		const text = "Das Öl 🛢 wurde verschlüsselt.";
		expect((await map(text)).id).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
	});

	it("is the caller's when given, even when empty", async () => {
		expect((await map("abc", { id: "case 7" })).id).toBe("case 7");
		expect((await map("abc", { id: "" })).id).toBe("");
	});
});

describe("indicators", () => {
	it("name their sentence and the techniques that it shows", async () => {
		const text = "Nothing at 192.0.2.1. It fetched 192.0.2.2 by powershell. See 192.0.2.3.";
		const both = "Then it fetched 192.0.2.4, and powershell ran.";
		expect((await map(text)).indicators.map(({ value, sentence }) => [value, sentence])).toEqual([
			["192.0.2.1", 0],
			["192.0.2.2", 1],
			["192.0.2.3", 2],
		]);
		const stated = await map(`${both} See T1105 and T1059.001.`);
		expect(stated.indicators).toMatchObject([{ value: "192.0.2.4", sentence: 0, techniques: [] }]);
		expect((await map("It fetched 192.0.2.2 (T1486).")).indicators[0]?.techniques).toEqual([
			"T1486",
			"T1105",
		]);
	});

	it("show the techniques of a repeated sentence each time", async () => {
		const { indicators } = await map("It fetched 192.0.2.2. Then all was quiet. It fetched 192.0.2.2.");
		expect(indicators).toMatchObject([
			{ sentence: 0, techniques: ["T1105"] },
			{ sentence: 2, techniques: ["T1105"] },
		]);
	});

	it("leave out ATT&CK ids, and everything when not asked for", async () => {
		const text = "It fetched 192.0.2.2 (T1486, TA0002).";
		expect((await map(text)).indicators.map(({ value }) => value)).toEqual(["192.0.2.2"]);
		const without = await map(text, { indicators: false });
		expect(without).toEqual({ ...(await map(text)), indicators: [] });
	});

	it("are those that the options ask for", async () => {
		const text = "It fetched 192.0.2.2:8080 for CVE-2021-44228.";
		const found = async (indicators: IndicatorOptions) =>
			(await map(text, { indicators })).indicators.map(({ value }) => value);
		expect(await found({})).toEqual(["192.0.2.2", "CVE-2021-44228"]);
		expect(await found({ types: ["cve"] })).toEqual(["CVE-2021-44228"]);
		expect(await found({ ports: true })).toEqual(["192.0.2.2:8080", "CVE-2021-44228"]);
		expect(await found({ exclude: ["documentation"] })).toEqual(["CVE-2021-44228"]);
	});
});

describe("cancelling", () => {
	const reason = new Error("enough");

	it("rejects with the reason before it starts", async () => {
		await expect(map("It fetched a tool.", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
	});

	it("rejects with the reason within a long text", async () => {
		const text = Array.from({ length: 20_000 }, (_, i) => `It fetched tool ${i}.`).join(" ");
		const controller = new AbortController();
		const mapping = map(text, { signal: controller.signal });
		controller.abort(reason);
		await expect(mapping).rejects.toBe(reason);
	});

	it("changes nothing when it never comes", async () => {
		const { signal } = new AbortController();
		expect(await map("It fetched a tool.", { signal })).toEqual(await map("It fetched a tool."));
	});
});

it("keeps its laws on any report", async () => {
	const words = fc.constantFrom(
		...Object.keys(TRIGGERS),
		"T1003",
		"T1059.001",
		"T1086",
		"192.0.2.1",
		"quiet",
	);
	const report = fc
		.array(fc.array(words, { minLength: 1, maxLength: 3 }), { maxLength: 12 })
		.map((sentences) => sentences.map((sentence) => `They ${sentence.join(" and ")} here.`).join(" "));
	await fc.assert(
		fc.asyncProperty(report, fc.double({ min: 0, max: 1, noNaN: true }), async (text, minConfidence) => {
			const { techniques, candidates, indicators } = await map(text, { minConfidence, topK: 1000 });
			const ids = techniques.map(({ id }) => id);
			const all = [...ids, ...candidates.map(({ id }) => id)];
			expect(new Set(all).size).toBe(all.length);
			for (const list of [techniques, candidates]) {
				const sorted = [...list].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
				expect(list).toEqual(sorted);
			}
			for (const { evidence, lookAlikes, confidence } of techniques) {
				expect(confidence).toBeGreaterThanOrEqual(Math.min(minConfidence, 0.95) - 1e-4);
				expect(evidence.length).toBeGreaterThanOrEqual(1);
				expect(evidence.length).toBeLessThanOrEqual(5);
				for (const { start, end } of evidence) expect(text.slice(start, end)).toMatch(/^They .* here\.$/);
				for (const { id } of lookAlikes) expect(ids).not.toContain(id);
			}
			for (const { techniques: shown } of indicators) {
				for (const id of shown) expect(ids).toContain(id);
			}
		}),
		{ seed: 11, numRuns: 200 },
	);
});
