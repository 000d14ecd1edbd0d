import { describe, expect, it, vi } from "vitest";
import type { TextClassifier } from "../src/classifier.js";
import { explainText } from "../src/explain-text.js";
import type { LabelExplanation } from "../src/explanation.js";
import type { ExplainOptions, ExplainProgress } from "../src/options.js";
import { logistic, manyWords, wordClassifier } from "./word-classifier.js";

const text = "The implant wrote a beacon to disk, then the implant slept";
const classify = wordClassifier(
	[
		{ intercept: 0.1, weights: { implant: 0.3, beacon: 0.2, slept: -0.1 } },
		{ intercept: 0.2, weights: { disk: 0.5 } },
		{ intercept: 0.4, weights: {} },
	],
	(score) => score,
);

describe("explainText", () => {
	it("finds the weights of a linear classifier, with their places", async () => {
		const { labels, method, featureCount, samples, warnings } = await explainText(text, classify, {
			labels: 0,
		});
		const [label] = labels;
		expect([method, featureCount, samples, warnings]).toEqual(["enumerated", 10, 1024, []]);
		expect(label!.features.slice(0, 3).map((feature) => feature.text)).toEqual([
			"implant",
			"beacon",
			"slept",
		]);
		[0.3, 0.2, -0.1].forEach((weight, i) => {
			expect(label!.features[i]!.weight).toBeCloseTo(weight, 2);
		});
		expect(label!.features[0]!.spans.map(({ start, end }) => text.slice(start, end))).toEqual([
			"implant",
			"implant",
		]);
		expect(label!.score).toBeGreaterThan(0.999);
		expect(label!.prediction).toBeCloseTo(0.5, 12);
		expect(label!.localPrediction).toBeCloseTo(0.5, 2);
		const sum = label!.features.reduce((total, { weight }) => total + weight, label!.intercept);
		expect(label!.localPrediction).toBeCloseTo(sum, 12);
	});

	it("explains the most probable label by default, or as many as asked", async () => {
		const labelsOf = async (options: ExplainOptions) =>
			(await explainText(text, classify, { numSamples: 50, ...options })).labels.map(({ label }) => label);
		expect(await labelsOf({})).toEqual([1]);
		expect(await labelsOf({ topLabels: 2, labelIds: ["a", "b", "c"] })).toEqual(["b", "a"]);
		expect(await labelsOf({ labels: ["c", 0], labelIds: ["a", "b", "c"] })).toEqual(["c", "a"]);
	});

	it("samples around longer texts: the same order as the exact contributions", async () => {
		const { text: long, label } = manyWords(60);
		const { labels, method } = await explainText(long, wordClassifier([label]), { numFeatures: 7 });
		const exact = Object.entries(label.weights).sort((a, b) => b[1] - a[1]);
		expect(method).toBe("sampled");
		expect(labels[0]!.features.map((feature) => feature.text)).toEqual(
			exact.slice(0, 7).map(([word]) => word),
		);
		const whole = await explainText(long, wordClassifier([label]), { featureSelection: "none" });
		for (const { text: word, weight } of whole.labels[0]!.features) {
			expect(weight).toBeCloseTo(label.weights[word]!, 2);
		}
	});

	it("agrees with the enumerated values over seeds", async () => {
		const short = "an implant left its beacon on disk";
		const squashed = wordClassifier(
			[{ intercept: -1.5, weights: { implant: 2, beacon: 1, left: -1 } }],
			logistic,
		);
		const options: ExplainOptions = { featureSelection: "none", numSamples: 300 };
		const { labels, method } = await explainText(short, squashed, options);
		expect(method).toBe("enumerated");
		const exact = labels[0]!;
		const runs: LabelExplanation[] = [];
		for (let seed = 0; seed < 40; seed++) {
			runs.push((await explainText(short, squashed, { ...options, seed, enumerate: false })).labels[0]!);
		}
		const weightsOf = (index: number) =>
			runs.map(({ features }) => features.find((f) => f.index === index)!.weight);
		for (const { index, weight } of exact.features) expectMean(weightsOf(index), weight);
		expectMean(
			runs.map(({ intercept }) => intercept),
			exact.intercept,
		);
	});

	it("gives the same bytes for a seed, whatever the batches, and others for another", async () => {
		const { text: long, label } = manyWords(30);
		const run = async (options: ExplainOptions) =>
			JSON.stringify(
				await explainText(long, wordClassifier([label], logistic), {
					numSamples: 400,
					deletionTest: true,
					...options,
				}),
			);
		const first = await run({ seed: 5 });
		expect(await run({ seed: 5, batchSize: 1 })).toBe(first);
		expect(await run({ seed: 5, batchSize: 1000 })).toBe(first);
		expect(await run({ seed: 6 })).not.toBe(first);
	});

	it("explains many labels with the calls of one, and each as if alone", async () => {
		const { text: long, label } = manyWords(20);
		const both = wordClassifier([label, { intercept: 0, weights: { w3: 0.4 } }], logistic);
		const counted = vi.fn(both);
		const options: ExplainOptions = { numSamples: 300, batchSize: 50 };
		const alone = await explainText(long, counted, { ...options, labels: 1 });
		const calls = counted.mock.calls.length;
		const together = await explainText(long, counted, { ...options, labels: [0, 1] });
		expect(counted.mock.calls.length).toBe(2 * calls);
		expect(together.labels[1]).toEqual(alone.labels[0]);
	});

	it("scores equal masks once, the whole text first, in batches", async () => {
		const texts: string[][] = [];
		const { scored, samples } = await explainText(
			"one two three",
			(batch) => {
				texts.push(batch);
				return batch.map((one) => [one.length]);
			},
			{ enumerate: false, numSamples: 500, batchSize: 3 },
		);
		expect(texts[0]![0]).toBe("one two three");
		expect(texts.map((batch) => batch.length)).toEqual([3, 3, 2]);
		expect([scored, samples, new Set(texts.flat()).size]).toEqual([8, 500, 8]);
	});
});

describe("options of explainText", () => {
	it("keeps spans whole", async () => {
		const report = "Seen at hxxp://files[.]example/a today";
		const span = { start: 8, end: report.indexOf(" today") };
		const { labels } = await explainText(
			report,
			(texts) => texts.map((one) => [one.includes("files[.]example") ? 1 : 0]),
			{
				keepTogether: [span],
			},
		);
		expect(labels[0]!.features[0]).toMatchObject({ text: "hxxp://files[.]example/a", spans: [span] });
	});

	it("masks single occurrences", async () => {
		const seen = new Set<string>();
		await explainText("go go", (texts) => texts.map((one) => [seen.add(one).size]), { bagOfWords: false });
		expect([...seen].sort()).toEqual(["UNKWORDZ UNKWORDZ", "UNKWORDZ go", "go UNKWORDZ", "go go"]);
	});

	it("enumerates only when that is no more than the samples asked for", async () => {
		const methodOf = async (options: ExplainOptions) => (await explainText(text, classify, options)).method;
		expect(await methodOf({ numSamples: 1024 })).toBe("enumerated");
		expect(await methodOf({ numSamples: 1023 })).toBe("sampled");
		expect(await methodOf({ enumerate: false })).toBe("sampled");
	});

	it("stops early when the top is clear, at the cap when it is not", async () => {
		const words = Array.from({ length: 20 }, (_, i) => `w${i}`).join(" ");
		const clear = wordClassifier([{ intercept: 0, weights: { w1: 0.6, w2: 0.3, w3: 0.1 } }]);
		const tied = wordClassifier([{ intercept: 0, weights: { w1: 0.3, w2: 0.3 } }], logistic);
		const samplesOf = async (classifier: TextClassifier) =>
			(await explainText(words, classifier, { stopEarly: true, numSamples: 2000 })).samples;
		expect(await samplesOf(clear)).toBe(500);
		expect(await samplesOf(tied)).toBe(2000);
	});

	it("pairs each mask with its complement", async () => {
		const { text: long, label } = manyWords(20);
		const seen: string[][] = [];
		await explainText(
			long,
			(texts) => {
				seen.push(...texts.map((one) => one.split(/ +/).filter(Boolean)));
				return wordClassifier([label])(texts);
			},
			{ pairs: true, numSamples: 101 },
		);
		const sets = seen.map((words) => words.join(" "));
		const all = long.split(" ");
		const partners = seen.filter((words) =>
			sets.includes(all.filter((word) => !words.includes(word)).join(" ")),
		);
		expect(partners.length).toBe(seen.length);
	});

	it("tests deletion", async () => {
		const { labels } = await explainText(text, classify, { labels: 0, deletionTest: true, numFeatures: 3 });
		expect(labels[0]!.deletion).toMatchObject({ removedCount: 2 });
		expect(labels[0]!.deletion!.drop).toBeCloseTo(0.5, 12);
		expect(labels[0]!.deletion!.drop).toBeGreaterThan(labels[0]!.deletion!.randomDrop);
	});

	it("gives intervals, and leaves out what is not asked for", async () => {
		const { text: long, label } = manyWords(20);
		const [asked] = (
			await explainText(long, wordClassifier([label], logistic), { confidence: 0.9, resamples: 0 })
		).labels;
		expect(
			asked!.features.every(({ interval, weight }) => interval!.low < weight && weight < interval!.high),
		).toBe(true);
		expect(asked!.stability).toBeUndefined();
		const [plain] = (await explainText(long, wordClassifier([label], logistic), { numSamples: 100 })).labels;
		expect(plain!.features[0]!.interval).toBeUndefined();
		expect(plain!.deletion).toBeUndefined();
		expect(plain!.stability!.topTen).toBeGreaterThan(0);
	});

	it("reports progress", async () => {
		const events: ExplainProgress[] = [];
		await explainText("a b", classify, {
			batchSize: 3,
			labels: [0, 1],
			onProgress: (event) => events.push(event),
		});
		expect(events).toEqual([
			{ type: "batch-scored", scored: 3, total: 4 },
			{ type: "batch-scored", scored: 4, total: 4 },
			{ type: "label-fitted", label: 0, fitted: 1, total: 2 },
			{ type: "label-fitted", label: 1, fitted: 2, total: 2 },
		]);
	});

	it("rejects with the signal's reason and with what the classifier throws", async () => {
		const reason = new Error("cancelled");
		await expect(explainText(text, classify, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		await expect(explainText("", classify, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		const failure = new Error("no model");
		await expect(explainText(text, () => Promise.reject(failure))).rejects.toBe(failure);
	});
});

describe("edges of explainText", () => {
	it.each(["", "  ", "... !", "\u0000"])(
		"gives an empty explanation of %j without asking the classifier",
		async (empty) => {
			const asked = vi.fn(classify);
			const explanation = await explainText(empty, asked, { seed: 9 });
			expect(explanation).toMatchObject({ labels: [], featureCount: 0, samples: 0, seed: 9 });
			expect(explanation.warnings.map(({ code }) => code)).toEqual(["no-features"]);
			expect(asked).not.toHaveBeenCalled();
		},
	);

	it.each(["auto", false] as const)("explains one word, enumerate %s", async (enumerate) => {
		const { labels, warnings } = await explainText("implant", classify, { labels: [0, 2], enumerate });
		expect(labels[0]!.features.map((feature) => feature.text)).toEqual(["implant"]);
		expect(labels[0]!.features[0]!.weight).toBeGreaterThan(0);
		expect(warnings.map(({ code, label }) => [code, label])).toEqual([
			["short-text", undefined],
			["constant-label", 2],
		]);
	});

	it("refuses more features than it can fit", async () => {
		const words = Array.from({ length: 4001 }, (_, i) => `w${i}`).join(" ");
		await expect(explainText(words, classify)).rejects.toMatchObject({
			code: "LIME_EXPLAIN_TOO_MANY_FEATURES",
		});
	});

	it("gives finite numbers for lone surrogates and other scripts", async () => {
		const { labels } = await explainText("\ud800 東京 e\u0301 \u{1d400} ٣", (texts) =>
			texts.map((one) => [one.length / 20]),
		);
		expect(JSON.stringify(labels)).not.toContain("null");
	});
});

/** The mean of a sample lies within three of its standard errors (and rounding) of a value. */
function expectMean(values: readonly number[], expected: number): void {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
	expect(Math.abs(mean - expected)).toBeLessThan(3 * Math.sqrt(variance / values.length) + 1e-4);
}
