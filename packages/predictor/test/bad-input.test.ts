import { beforeAll, describe, expect, it } from "vitest";
import { loadPredictor, MAX_SENTENCE_CHARACTERS, MAX_TEXT_CHARACTERS, type Predictor } from "../src/index.js";
import { makeTinyModel } from "./tiny-model.js";

let predictor: Predictor;
beforeAll(async () => {
	predictor = await loadPredictor({ model: makeTinyModel() });
});

const LONG_MS = 240_000;

describe("what is no report", () => {
	it.each(["", " ", "\r\n\t\u00a0", "\ufeff"])(
		"without words, %j, gives an empty mapping and a warning",
		async (text) => {
			const { document, techniques, candidates, indicators, warnings } = await predictor.map(text);
			expect(document).toEqual({ characters: text.length, sentences: 0 });
			expect([techniques, candidates, indicators]).toEqual([[], [], []]);
			expect(warnings).toEqual(["The text is empty or holds only white space."]);
		},
	);

	it.each([undefined, null, 5, {}, ["It fetched a tool."], new Uint8Array(3)])(
		"%j is refused",
		async (text) => {
			await expect(predictor.map(text as unknown as string)).rejects.toMatchObject({
				code: "PREDICTOR_TEXT_INVALID",
			});
		},
	);

	it("longer than the limit is refused", async () => {
		await expect(predictor.map("a".repeat(MAX_TEXT_CHARACTERS + 1))).rejects.toMatchObject({
			code: "PREDICTOR_TEXT_TOO_LONG",
		});
	});
});

describe("large text", () => {
	it(
		"of 20 MB is read to its end, each sentence once",
		async () => {
			const sentence = (i: number) => `In step ${i} the operators fetched a further tool from the server.`;
			const parts: string[] = [];
			for (let length = 0; length < 20_000_000; length += parts.at(-1)!.length + 1)
				parts.push(sentence(parts.length));
			parts.push("At last all was encrypted.");
			const text = parts.join(" ");
			const { document, techniques } = await predictor.map(text);
			expect(document).toEqual({ characters: text.length, sentences: parts.length });
			expect(techniques.map(({ id }) => id)).toEqual(["T1486", "T1105"]);
			const { start, end } = techniques[0]!.evidence[0]!;
			expect(text.slice(start, end)).toBe("At last all was encrypted.");
		},
		LONG_MS,
	);

	it.each(["x", "word ", "1.2.", "\u0000", "攻", "🚀", "((((", "a@", "T1059/"])(
		"of one 5 MB line of %j is cut into sentences",
		async (unit) => {
			const line = `${unit.repeat(5_000_000 / unit.length)} and fetched`;
			const { document, techniques } = await predictor.map(line);
			expect(document.sentences).toBeGreaterThanOrEqual(line.length / MAX_SENTENCE_CHARACTERS - 1);
			expect(techniques.some(({ id }) => id === "T1105")).toBe(true);
		},
		LONG_MS,
	);

	it(
		"of nothing but indicators lists them all",
		async () => {
			const count = 50_000;
			const text = Array.from({ length: count }, (_, i) => `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`).join(
				"\n",
			);
			const { indicators, techniques, warnings } = await predictor.map(text);
			expect(indicators).toHaveLength(count);
			expect(indicators.at(-1)).toMatchObject({ value: "10.0.195.79", end: text.length });
			expect([techniques, warnings]).toEqual([[], []]);
		},
		LONG_MS,
	);
});

describe("strange characters", () => {
	it("NUL bytes leave offsets and the rest alone", async () => {
		const text = "\u0000It\u0000 fetched\u0000 192.0.2.7\u0000.\nAll was encrypted\u0000.";
		const { techniques, indicators } = await predictor.map(text);
		expect(techniques.map(({ id, evidence }) => [id, evidence[0]?.start, evidence[0]?.end])).toEqual([
			["T1486", 26, text.length],
			["T1105", 0, 25],
		]);
		expect(indicators).toMatchObject([{ value: "192.0.2.7", start: 14, end: 23, techniques: ["T1105"] }]);
	});

	it("lone surrogates give well-formed JSON and the same offsets", async () => {
		const text = "\ud83d It fetched hxxp://files[.]example/\ude80. \ude80\ud83d";
		const mapping = await predictor.map(text);
		const bytes = new TextEncoder().encode(JSON.stringify(mapping));
		const back = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
		expect(back).toEqual(mapping);
		expect(mapping.techniques.map(({ id }) => id)).toEqual(["T1105"]);
		for (const { start, end, text: written } of mapping.indicators) {
			expect(text.slice(start, end)).toBe(written);
		}
	});

	it("right-to-left text is read, and its ids and indicators are found", async () => {
		const text = "استخدم المهاجمون الأداة T1105 من 192.0.2.7. \u202eשלום\u202c fetched.";
		const { techniques, indicators } = await predictor.map(text);
		expect(techniques).toMatchObject([{ id: "T1105", basis: "stated" }]);
		expect(indicators).toMatchObject([{ value: "192.0.2.7", techniques: ["T1105"] }]);
		const { start, end } = indicators[0]!;
		expect(text.slice(start, end)).toBe("192.0.2.7");
	});

	it("Chinese text is split, and its ids and indicators are found", async () => {
		const text = "攻击者使用T1059.001执行脚本。随后连接到192.0.2.7。没有其他活动。";
		const { document, techniques, indicators } = await predictor.map(text);
		expect(document.sentences).toBe(3);
		expect(
			techniques.map(({ id, evidence }) => [id, text.slice(evidence[0]!.start, evidence[0]!.end)]),
		).toEqual([["T1059.001", "攻击者使用T1059.001执行脚本。"]]);
		expect(indicators).toMatchObject([{ value: "192.0.2.7", sentence: 1 }]);
	});
});
