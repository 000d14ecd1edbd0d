import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPredictor, type MapOptions, type Predictor } from "../src/index.js";
import { addInDoubt, DOUBT, makeTinyModel, TRIGGERS } from "./tiny-model.js";

const { calibration } = makeTinyModel().manifest;
/** A sentence in doubt takes 4 from the log-odds of what it names. */
const gated = makeTinyModel({ calibration: { ...calibration, trees: addInDoubt(-4) } });
const predictor: Predictor = await loadPredictor({ model: gated });
const heldBackOf = async (text: string, options?: MapOptions, from = predictor) =>
	(await from.map(text, { ...options, showHeldBack: true })).heldBack!;

describe("what is held back", () => {
	it("is listed with what it would have, and why, worked by hand", async () => {
		const text = "They ran powershell. It might have fetched a tool.";
		const { techniques, candidates, heldBack, document } = await predictor.map(text, { showHeldBack: true });
		expect(techniques.map(({ id }) => id)).toEqual(["T1059.001"]);
		expect(candidates.map(({ id }) => id)).toEqual(["T1059.003", "T1105"]);
		// 2 - 4 and 2; behaviour -3; the text as a whole 0.
		expect(heldBack).toEqual([
			{
				id: "T1105",
				name: "Ingress Tool Transfer",
				confidence: 0.1192,
				confidenceIfReported: 0.8808,
				evidence: [{ start: 21, end: 50, confidence: 0.8808, behaviour: 0.0474 }],
			},
		]);
		expect(document.behaviour).toBe(0.5);
	});

	it("comes best first, then by id, whatever it has now", async () => {
		const text = "A tool might be obtained. A batch might run. Files might be encrypted.";
		const listed = async (logOdds: number) => {
			const model = makeTinyModel({ calibration: { ...calibration, trees: addInDoubt(logOdds) } });
			const heldBack = await heldBackOf(text, {}, await loadPredictor({ model }));
			return heldBack.map(
				({ id, confidence, confidenceIfReported }) => `${id} ${confidence} ${confidenceIfReported}`,
			);
		};
		// 1 - 2 for the first two; 4 - 2 is reported in spite of the doubt.
		expect(await listed(-2)).toEqual(["T1059.003 0.2689 0.7311", "T1105 0.2689 0.7311"]);
		// Now nothing is weighed at all.
		expect(await listed(-40)).toEqual(["T1486 0 0.982", "T1059.003 0 0.7311", "T1105 0 0.7311"]);
		expect(await listed(0)).toEqual([]);
	});

	it("has five spans of evidence at most, those that carry it", async () => {
		const text = Array.from({ length: 7 }, (_, i) => `Crew ${i} might have fetched it.`).join(" ");
		const [technique] = await heldBackOf(`${text} A tool might have been moved.`);
		expect(technique?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(
			[0, 1, 2, 3, 4].map((i) => `Crew ${i} might have fetched it.`),
		);
		for (const { behaviour } of technique!.evidence) expect(behaviour).toBe(0.0474);
	});

	it("holds a parent that its children are rolled up to, but not where a precision is asked for", async () => {
		const text = "They might have opened a console.";
		expect(await heldBackOf(text)).toMatchObject([{ id: "T1059", confidenceIfReported: 0.7551 }]);
		expect(await heldBackOf(text, { minConfidence: 0.7 })).toMatchObject([{ id: "T1059" }]);
		expect(await heldBackOf(text, { minPrecision: 0.8 })).toEqual([]);
	});

	it("is what a quiet text as a whole keeps silent on, too", async () => {
		const trees = { roots: [0], features: [4, -1, -1], values: [0.5, -2, 2], left: [1, 0, 0] };
		const quiet = await loadPredictor({
			model: makeTinyModel({ textGate: { bias: 0, trees, floor: 0.5, singleFloor: 0.5 } }),
		});
		const text = "It might have fetched a tool. Files might be encrypted.";
		const { techniques, heldBack, document } = await quiet.map(text, { showHeldBack: true });
		expect(techniques).toEqual([]);
		expect(document.behaviour).toBe(0.1192);
		// The sentences themselves lose nothing.
		expect(heldBack).toMatchObject([
			{ id: "T1486", confidence: 0.982, confidenceIfReported: 0.982 },
			{ id: "T1105", confidence: 0.8808, confidenceIfReported: 0.8808 },
		]);
	});
});

describe("what is not held back", () => {
	it.each([
		["what is reported", "It fetched a tool."],
		["what is reported beside a sentence in doubt", "It fetched a tool. It might have fetched another."],
		["what would be below its threshold all the same", "An attachment might come."],
		["what is stated", "It might have fetched it (T1105)."],
		// T1003 is above its threshold, and goes without saying beside T1003.001.
		["a parent that its reported child implies", "They ran mimikatz."],
		["a text about nothing", "The harbour was closed."],
		["an empty text", ""],
	])("%s", async (_, text) => {
		expect(await heldBackOf(text)).toEqual([]);
	});

	it("a parent that its child would imply", async () => {
		expect((await heldBackOf("They might run mimikatz.")).map(({ id }) => id)).toEqual(["T1003.001"]);
	});
});

describe("options", () => {
	it("are those of the mapping", async () => {
		const text = "It might have fetched a tool. Files might be rumoured. An attachment might come.";
		expect((await heldBackOf(text, { minConfidence: 0.7 })).map(({ id }) => id)).toEqual([
			"T1105",
			"T1566.001",
		]);
		expect(await heldBackOf(text, { minConfidence: 0.9 })).toEqual([]);
		expect((await heldBackOf(text, { minPrecision: 0.8 })).map(({ id }) => id)).toEqual([
			"T1105",
			"T1566.001",
		]);
		expect(await heldBackOf(text, { minPrecision: 0.95 })).toEqual([]);
	});

	it("take the style along", async () => {
		const reportIntercepts = calibration.intercepts.map(() => -3);
		const styled = await loadPredictor({
			model: makeTinyModel({ calibration: { ...calibration, trees: addInDoubt(-4), reportIntercepts } }),
		});
		const text = "It might have fetched a tool.";
		expect(await heldBackOf(text, { style: "procedures" }, styled)).toHaveLength(1);
		expect(await heldBackOf(text, { style: "reports" }, styled)).toEqual([]);
	});

	it("leave the rest of the answer as it is, and say nothing unless asked", async () => {
		const text = "They ran powershell on 192.0.2.7. It might have fetched a tool (T1486).";
		const plain = await predictor.map(text);
		expect(plain).not.toHaveProperty("heldBack");
		expect(plain.document).not.toHaveProperty("behaviour");
		expect(await predictor.map(text, { showHeldBack: false })).toEqual(plain);
		const { heldBack, document, ...rest } = await predictor.map(text, { showHeldBack: true });
		const { behaviour, ...others } = document;
		expect({ ...rest, document: others }).toEqual(plain);
		expect(heldBack).toHaveLength(1);
		expect(behaviour).toBe(0.5);
	});

	it("stop it when cancelled", async () => {
		const reason = new Error("enough");
		const options = { showHeldBack: true, signal: AbortSignal.abort(reason) };
		await expect(predictor.map("It might have fetched it.", options)).rejects.toBe(reason);
	});
});

it("law: nothing is both held back and reported, and all would be reported without doubt", async () => {
	const words = fc.constantFrom(...Object.keys(TRIGGERS), "T1003", "T1059.001", "quiet");
	const sentence = fc
		.tuple(fc.boolean(), fc.uniqueArray(words, { minLength: 1, maxLength: 2 }))
		.map(([isDoubtful, named]) => `They ${isDoubtful ? `${DOUBT} ` : ""}${named.join(" and ")} here.`);
	await fc.assert(
		fc.asyncProperty(fc.array(sentence, { maxLength: 6 }), async (sentences) => {
			const text = sentences.join(" ");
			const { techniques, heldBack } = await predictor.map(text, { showHeldBack: true });
			const reported = techniques.map(({ id }) => id);
			const ids = heldBack!.map(({ id }) => id);
			expect(new Set([...reported, ...ids]).size).toBe(reported.length + ids.length);
			// "would" is no word of the model: the same sentences without doubt.
			const certain = await predictor.map(text.replaceAll(DOUBT, "would"));
			for (const id of ids) expect(certain.techniques.map((technique) => technique.id)).toContain(id);
			for (const { evidence } of heldBack!) {
				expect(evidence.length).toBeGreaterThanOrEqual(1);
				for (const { start, end } of evidence) expect(text.slice(start, end)).toMatch(/^They .* here\.$/);
			}
		}),
		{ seed: 5, numRuns: 150 },
	);
});
