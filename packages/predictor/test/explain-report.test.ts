import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExplainOptions, ExplainProgress, Predictor, TechniqueExplanation } from "../src/index.js";
import { loadPredictor } from "../src/load-predictor.js";
import { makeTinyModel, TRIGGERS } from "./tiny-model.js";

let predictor: Predictor;
beforeAll(async () => {
	predictor = await loadPredictor({ model: makeTinyModel() });
});
afterAll(() => predictor.dispose());

const REPORT =
	"While the night shift was busy with other things the operators ran powershell to reach hxxp://files[.]example/a. It fetched a tool. Nothing else was seen. A file moved.";

const explain = async (text: string, options?: ExplainOptions) =>
	(await predictor.explain(text, options)).techniques;
const one = async (text: string, options?: ExplainOptions): Promise<TechniqueExplanation> =>
	(await explain(text, options))[0]!;
const wordsOf = ({ explanation }: TechniqueExplanation) => explanation.features.map(({ text }) => text);

describe("worked by hand", () => {
	it("exact: a word's share of the linear score, and what tells it from the runner-up", async () => {
		const text = "The operators ran powershell. A file was seen.";
		const report = await predictor.explain(text, { method: "exact", id: "mine", source: "report.txt" });
		const spans = [{ start: 18, end: 28 }];
		const sure = { standardError: 0, isBelowNoise: false, spans };
		expect(report).toEqual({
			schemaVersion: "1.0",
			id: "mine",
			attack: { domain: "enterprise-attack", version: "18.1" },
			model: { name: "tiny", version: "1.2.3", sha256: predictor.model.weights.sha256 },
			document: { characters: 46, sentences: 2, source: "report.txt" },
			seed: 0,
			techniques: [
				{
					id: "T1059.001",
					name: "PowerShell",
					probability: 0.9526,
					isReported: true,
					basis: "model",
					stated: [],
					method: "exact",
					unit: "score",
					sentences: [{ sentence: 0, start: 0, end: 29, confidence: 0.9526 }],
					explanation: {
						// Log-odds are four times the score, and the score of no words is -2: 3 / 4 + 2.
						features: [{ text: "powershell", weight: 2.75, ...sure }],
						intercept: -2,
						remainder: 0,
						score: 1,
						localPrediction: 0.75,
						prediction: 0.75,
						featureCount: 4,
						samples: 0,
						scored: 0,
					},
					runnerUp: {
						id: "T1059.003",
						name: "Windows Command Shell",
						probability: 0.2689,
						// -1 / 4 + 2 for the runner-up.
						tellApart: [{ text: "powershell", weight: 1, ...sure }],
					},
					warnings: [],
				},
			],
			warnings: [],
		});
	});

	it("enumerated: few words without chance, by the calibrated probability", async () => {
		const found = await one("The operators ran powershell.");
		expect([found.method, found.unit, found.explanation.samples]).toEqual(["enumerated", "probability", 16]);
		expect(found.explanation.prediction).toBeCloseTo(0.952574, 6);
		expect(wordsOf(found)[0]).toBe("powershell");
		// The probability is 0 without the word: but for the ridge the weight would be all of it.
		expect(found.explanation.features[0]!.weight).toBeGreaterThan(0.7);
		expect(found.explanation.score).toBeGreaterThan(0.9);
		expect(found.sentences).toEqual([{ sentence: 0, start: 0, end: 29, confidence: 0.9526 }]);
	});

	it("sampled: the sentence that carries it first, then its words", async () => {
		const found = await explain(REPORT, { method: "sampled" });
		expect(found.map(({ id, probability }) => [id, probability])).toEqual([
			["T1059.001", 0.9526],
			["T1105", 0.8808],
		]);
		// The second sentence has four words.
		expect(found.map(({ method }) => method)).toEqual(["sampled", "enumerated"]);
		expect(found.map(({ sentences }) => sentences[0]!.sentence)).toEqual([0, 1]);
		expect(found.map((technique) => wordsOf(technique)[0])).toEqual(["powershell", "fetched"]);
		for (const { explanation, sentences } of found) {
			expect(explanation.score).toBeGreaterThan(0.9);
			expect(sentences[0]!.weight).toBeGreaterThan(0.7);
			for (const { text, spans } of explanation.features) {
				for (const { start, end } of spans) expect(REPORT.slice(start, end)).toBe(text);
			}
		}
	});
});

describe("words", () => {
	it("keep indicators whole", async () => {
		const found = await one("Powershell at hxxp://files[.]example/a of C:\\Temp\\a.dll", { numFeatures: 20 });
		expect(found.explanation.featureCount).toBe(5);
		expect(wordsOf(found).sort()).toEqual(
			["C:\\Temp\\a.dll", "Powershell", "at", "hxxp://files[.]example/a", "of"].sort(),
		);
	});

	it("that stand twice have two places", async () => {
		const text = "They ran powershell, and powershell ran.";
		for (const method of ["exact", "sampled"] as const) {
			const { explanation } = await one(text, { method });
			expect(explanation.features[0]).toMatchObject({
				text: "powershell",
				spans: [
					{ start: 9, end: 19 },
					{ start: 25, end: 35 },
				],
			});
		}
	});

	it("are as many as asked for at most, with intervals when asked for", async () => {
		const options = { method: "sampled", numFeatures: 2, confidence: 0.95 } as const;
		const { explanation } = await one(REPORT, options);
		expect(explanation.features).toHaveLength(2);
		for (const { weight, interval } of explanation.features) {
			expect(interval!.low).toBeLessThanOrEqual(weight);
			expect(interval!.high).toBeGreaterThanOrEqual(weight);
		}
		expect((await one(REPORT)).explanation.features.some(({ interval }) => interval)).toBe(false);
	});

	it("fall in the deletion test, random ones do not as far", async () => {
		const text = `${"It was seen in many quiet places by all of our own people before powershell ran.".replace(/\.$/, "")} again.`;
		const { explanation } = await one(text, { method: "sampled", deletionTest: true, numFeatures: 1 });
		expect(explanation.deletion).toMatchObject({ removedCount: 1, probability: 0 });
		expect(explanation.deletion!.drop).toBeCloseTo(0.9526, 3);
		expect(explanation.deletion!.drop).toBeGreaterThan(explanation.deletion!.randomDrop);
		expect((await one(text)).explanation.deletion).toBeUndefined();
	});
});

describe("what is explained", () => {
	const four = "They ran powershell. It fetched it. Files were encrypted. They used mimikatz.";

	it("is the first three that are reported, or what is asked for in its order", async () => {
		expect((await explain(four)).map(({ id }) => id)).toEqual(["T1486", "T1003.001", "T1059.001"]);
		expect((await explain(four, { techniques: ["T1105", "T1486", "T1105"] })).map(({ id }) => id)).toEqual([
			"T1105",
			"T1486",
		]);
		expect(await explain(four, { techniques: [] })).toEqual([]);
	});

	it("may be unlikely, and then is not reported", async () => {
		const unlikely = await one("A file moved. It was quiet.", { techniques: ["T1105"] });
		expect(unlikely).toMatchObject({ probability: 0.1192, isReported: false });
		expect(unlikely.basis).toBeUndefined();
		expect(wordsOf(unlikely)[0]).toBe("moved");
		const impossible = await one("It was quiet here.", { techniques: ["T1105"], method: "sampled" });
		expect(impossible.probability).toBe(0);
		expect(impossible.warnings.map(({ code }) => code)).toContain("constant-label");
	});

	it("follows ids that moved, and refuses those nobody knows", async () => {
		expect((await one(four, { techniques: ["T1086"] })).id).toBe("T1059.001");
		for (const id of ["T9999", "T1001", "powershell", ""]) {
			await expect(explain(four, { techniques: [id] })).rejects.toMatchObject({
				code: "PREDICTOR_TECHNIQUE_UNKNOWN",
			});
		}
	});

	it("of a stated id is what the model makes of it, and where it stands", async () => {
		const stated = await one("They used T1105 and fetched it.");
		expect(stated).toMatchObject({
			id: "T1105",
			basis: "stated",
			probability: 0.8808,
			stated: [{ start: 10, end: 15 }],
		});
		expect(stated.warnings.map(({ code }) => code)).toContain("stated");
		expect(wordsOf(stated)[0]).toBe("fetched");
		// T1001 is a technique that this model never learned.
		const unknown = await one("They used T1001.");
		expect(unknown).toMatchObject({ id: "T1001", probability: 0, sentences: [] });
		expect(unknown.explanation.features).toEqual([]);
		expect(unknown.warnings.map(({ code }) => code)).toEqual(["stated", "unknown-to-model"]);
		expect((await explain("They used T1001.", { statedIds: false })).length).toBe(0);
	});

	it("of a parent that stands for its family is their sum", async () => {
		// Log-odds -0.5 for each of two children: 0.3775 twice.
		const text = "A console was opened.";
		const { techniques } = await predictor.map(text);
		const rolled = await one(text);
		expect(rolled).toMatchObject({ id: "T1059", probability: techniques[0]!.confidence, isReported: true });
		expect(rolled.probability).toBeCloseTo(0.7551, 3);
		expect(rolled.warnings.map(({ code }) => code)).toEqual(["rolled-up"]);
		expect(wordsOf(rolled)[0]).toBe("console");
	});

	it("is one sentence when asked for, as if alone", async () => {
		const report = await predictor.explain(REPORT, { sentence: 1 });
		expect(report.document).toEqual({ characters: 168, sentences: 4, sentence: 1 });
		expect(report.techniques.map(({ id }) => id)).toEqual(["T1105"]);
		expect(report.techniques[0]!.sentences.map(({ sentence }) => sentence)).toEqual([1]);
		expect(report.techniques[0]!.explanation.features[0]).toMatchObject({
			text: "fetched",
			spans: [{ start: REPORT.indexOf("fetched"), end: REPORT.indexOf("fetched") + 7 }],
		});
		// No evidence of what is reported: its own most probable.
		const [last] = await explain(REPORT, { sentence: 3 });
		expect(last).toMatchObject({ id: "T1105", probability: 0.1192 });
		expect(await explain(REPORT, { sentence: 2 })).toEqual([]);
		await expect(explain(REPORT, { sentence: 4 })).rejects.toMatchObject({
			code: "PREDICTOR_OPTION_INVALID",
		});
	});

	it("of a repeated sentence is that of the first", async () => {
		const text = "It fetched a tool. A file was seen. It fetched a tool.";
		const [first, last] = await Promise.all([0, 2].map((sentence) => one(text, { sentence })));
		expect(last!.probability).toBe(first!.probability);
		expect(last!.sentences[0]).toMatchObject({ sentence: 2, start: 36 });
		// In the whole text both go together.
		const whole = await one(text, { method: "sampled" });
		expect(whole.explanation.features[0]!.spans).toHaveLength(2);
	});
});

describe("auto", () => {
	it("samples where that tells", async () => {
		expect((await one(REPORT)).method).toBe("sampled");
	});

	it("is exact where other sentences carry it anyway, and says so", async () => {
		const quiet = Array.from(
			{ length: 8 },
			(_, i) => `It fetched a tool ${"once more ".repeat(i + 1)}today.`,
		).join(" ");
		const found = await one(quiet);
		expect(found.method).toBe("exact");
		expect(found.warnings.map(({ code }) => code)).toEqual(["exact-instead"]);
		const sampled = await one(quiet, { method: "sampled" });
		expect(sampled.method).toBe("enumerated");
		expect(sampled.warnings.map(({ code }) => code)).toContain("redundant");
	});

	it("is exact for very long texts", async () => {
		const long = Array.from({ length: 2001 }, (_, i) => `Line ${i} was quiet.`).join(" ");
		const found = await one(`It fetched a tool. ${long}`);
		expect(found.method).toBe("exact");
		expect(found.warnings.map(({ code }) => code)).toEqual(["exact-instead"]);
	});
});

describe("nothing to explain", () => {
	it.each(["", " \n\t", "Nothing happened here.", "\u0000", "\ud83d"])("%j", async (text) => {
		expect((await predictor.explain(text)).techniques).toEqual([]);
	});

	it.each(["", "...", "\ud83d"])("of %j even when asked for", async (text) => {
		for (const method of ["auto", "exact", "sampled"] as const) {
			const found = await one(text, { techniques: ["T1105"], method });
			expect(found).toMatchObject({ probability: 0, isReported: false });
			expect(found.explanation.features).toEqual([]);
		}
	});
});

describe("runs", () => {
	it("gives equal bytes for equal seeds, and others for others", async () => {
		const bytes = async (seed?: number) =>
			JSON.stringify(await predictor.explain(REPORT, { seed, method: "sampled" }));
		const first = await bytes();
		await predictor.map("Other texts were read before.");
		expect(await bytes(0)).toBe(first);
		const other = await loadPredictor({ model: makeTinyModel() });
		expect(JSON.stringify(await other.explain(REPORT, { method: "sampled" }))).toBe(first);
		expect(await bytes(1)).not.toBe(first);
	});

	it("explains each technique as if alone", async () => {
		const [alone] = await explain(REPORT, { techniques: ["T1105"], method: "sampled" });
		const [, together] = await explain(REPORT, { techniques: ["T1486", "T1105"], method: "sampled" });
		expect(together).toEqual(alone);
	});

	it("tells how far it is", async () => {
		const seen: ExplainProgress[] = [];
		await explain(REPORT, { onProgress: (progress) => seen.push(progress) });
		expect(seen.filter(({ type }) => type === "technique-explained")).toEqual([
			{ type: "technique-explained", techniqueId: "T1059.001", explained: 1, total: 2 },
			{ type: "technique-explained", techniqueId: "T1105", explained: 2, total: 2 },
		]);
		expect(seen[0]).toMatchObject({ type: "samples-scored" });
		expect(
			seen.some((progress) => progress.type === "samples-scored" && progress.techniqueId === "T1105"),
		).toBe(true);
	});

	it("rejects with the signal's reason, before and on the way", async () => {
		const reason = new Error("enough");
		await expect(explain(REPORT, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		const controller = new AbortController();
		const onProgress = () => controller.abort(reason);
		await expect(explain(REPORT, { signal: controller.signal, onProgress })).rejects.toBe(reason);
	});

	it("rejects what is no text, and after dispose", async () => {
		await expect(explain(undefined as never)).rejects.toMatchObject({ code: "PREDICTOR_TEXT_INVALID" });
		const gone = await loadPredictor({ model: makeTinyModel() });
		gone.dispose();
		await expect(gone.explain(REPORT)).rejects.toMatchObject({ code: "PREDICTOR_DISPOSED" });
	});
});

it("law: explains the confidence that map reports, weights add up, words stand where they are said to", async () => {
	const words = fc.constantFrom(...Object.keys(TRIGGERS), "T1003", "192.0.2.7", "quiet");
	const sentence = fc
		.uniqueArray(words, { minLength: 1, maxLength: 3 })
		.map((named) => `They saw ${named.join(" and ")} here.`);
	await fc.assert(
		fc.asyncProperty(
			fc.array(sentence, { maxLength: 6 }),
			fc.constantFrom("exact", "sampled"),
			async (sentences, method) => {
				const text = sentences.join(" ");
				const { techniques } = await predictor.map(text);
				const found = await explain(text, {
					method,
					numSamples: 60,
					techniques: techniques.map(({ id }) => id),
				});
				for (const [at, { probability, basis, explanation, unit, runnerUp }] of found.entries()) {
					if (basis === "model") expect(probability).toBe(techniques[at]!.confidence);
					const { features, intercept, remainder, localPrediction, prediction } = explanation;
					const sum = features.reduce((total, { weight }) => total + weight, intercept + remainder);
					expect(sum).toBeCloseTo(localPrediction, 4);
					if (unit === "probability") expect(prediction).toBeCloseTo(probability, 3);
					else expect(localPrediction).toBe(prediction);
					for (const word of [...features, ...(runnerUp?.tellApart ?? [])]) {
						for (const { start, end } of word.spans) expect(text.slice(start, end)).toBe(word.text);
					}
				}
			},
		),
		{ seed: 7, numRuns: 40 },
	);
});
