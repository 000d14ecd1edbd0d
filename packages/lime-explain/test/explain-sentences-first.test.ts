import { describe, expect, it } from "vitest";
import { explainText } from "../src/explain-text.js";
import { logistic, wordClassifier } from "./word-classifier.js";

const filler = Array.from({ length: 20 }, (_, i) => `Line ${i} tells that day${i} was calm and plain${i}.`);
const text = [...filler.slice(0, 9), "An implant encoded its beacon.", ...filler.slice(9)].join(" ");
const classify = wordClassifier(
	[{ intercept: -1, weights: { implant: 2, beacon: 1.5, encoded: 1 } }],
	logistic,
);

describe("sentence-then-word", () => {
	it("finds the sentence, then its words", async () => {
		const explanation = await explainText(text, classify, {
			tokenize: "sentence-then-word",
			numSamples: 2000,
			numFeatures: 3,
		});
		const [label] = explanation.labels;
		expect(label!.features.map((feature) => feature.text)).toEqual(["implant", "beacon", "encoded"]);
		for (const { spans, text: word } of label!.features) {
			for (const { start, end } of spans) expect(text.slice(start, end)).toBe(word);
		}
		expect(explanation.sentences[0]!.features[0]!.text).toBe("An implant encoded its beacon.");
		expect(explanation.samples).toBe(2000);
		expect(explanation.featureCount).toBeLessThan(30);
	});

	it("explains a short text by its words at once", async () => {
		const explanation = await explainText("An implant slept. It woke.", classify, {
			tokenize: "sentence-then-word",
		});
		expect(explanation.sentences).toEqual([]);
		expect(explanation.labels[0]!.features[0]!.text).toBe("implant");
	});

	it("takes given sentences", async () => {
		const sentences = [0, 1, 2, 3].map((i) => ({ start: 12 * i, end: 12 * i + 8 }));
		const four = "aaaa bbbb;; cccc dddd;; eeee beacon ffff gggg";
		const explanation = await explainText(four, classify, {
			tokenize: "sentence-then-word",
			sentences: sentences.map(({ start, end }) => ({ start, end: Math.min(end + 3, four.length) })),
		});
		expect(explanation.sentences[0]!.features).toHaveLength(4);
		expect(explanation.labels[0]!.features[0]!.text).toBe("beacon");
	});
});
