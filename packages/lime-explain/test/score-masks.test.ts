import { describe, expect, it } from "vitest";
import type { TextClassifier } from "../src/classifier.js";
import { indexText } from "../src/indexed-text.js";
import { createMaskScoring } from "../src/score-masks.js";
import { splitWords } from "../src/split-words.js";
import { neighborhoodOf } from "./mask-fixtures.js";

const text = "ab cde";
const indexed = indexText(text, splitWords(text), { bagOfWords: true, maskString: "" });
const lengths: TextClassifier = (texts) => texts.map((one) => [0, one.length]);
const start = (classify: TextClassifier, batchSize = 2, signal?: AbortSignal) =>
	createMaskScoring(indexed, classify, { batchSize, signal, capacity: 4 }, () => [1]);
const neighborhood = neighborhoodOf(["11", "10", "01", "00"]);

describe("createMaskScoring", () => {
	it("sends texts batch by batch and keeps the chosen columns", async () => {
		const batches: string[][] = [];
		const scoring = await start((texts, context) => {
			batches.push(texts);
			return lengths(texts, context);
		}, 3);
		const progress: number[] = [];
		await scoring.scoreNewRows(neighborhood, (scored) => progress.push(scored));
		await scoring.scoreNewRows(neighborhood, (scored) => progress.push(scored));
		expect(batches).toEqual([["ab cde", "ab ", " cde"], [" "]]);
		expect(progress).toEqual([3, 4]);
		expect(scoring.columns()).toEqual([1]);
		expect([...scoring.valuesOf(0)]).toEqual([6, 3, 4, 1]);
		expect(await scoring.scoreApart([Uint32Array.of(2)])).toEqual([[4]]);
		expect(scoring.scored()).toBe(5);
	});

	it("sends masks when the classifier offers it", async () => {
		const seen: number[][] = [];
		const classify: TextClassifier = Object.assign(lengths.bind(null), {
			prepare: async (given: string, features: readonly { text: string }[]) => {
				expect([given, features.map((feature) => feature.text)]).toEqual([text, ["ab", "cde"]]);
				return (masks: readonly Uint8Array[]) =>
					masks.map((mask) => {
						seen.push([...mask]);
						return [0, 1 + 2 * mask[0]! + 3 * mask[1]!];
					});
			},
		});
		const scoring = await start(classify);
		await scoring.scoreNewRows(neighborhood, () => {});
		expect(seen).toEqual([
			[1, 1],
			[1, 0],
			[0, 1],
			[0, 0],
		]);
		expect([...scoring.valuesOf(0)]).toEqual([6, 3, 4, 1]);
	});

	it.each<[string, TextClassifier]>([
		["too few rows", () => [[1, 2]]],
		["no columns", (texts) => texts.map(() => [])],
		["ragged rows", (texts) => texts.map((_, i) => (i === 0 ? [0, 1] : [0]))],
		["no number", (texts) => texts.map(() => [0, Number.NaN])],
		["nothing", () => undefined as unknown as number[][]],
		["no rows at all", (texts) => texts.map(() => undefined as unknown as number[])],
	])("refuses %s", async (_name, classify) => {
		const scoring = await start(classify);
		await expect(scoring.scoreNewRows(neighborhood, () => {})).rejects.toMatchObject({
			code: "LIME_EXPLAIN_CLASSIFIER_OUTPUT_INVALID",
		});
	});

	it("stops between batches and hands the signal on", async () => {
		const controller = new AbortController();
		let calls = 0;
		const scoring = await start(
			(texts, context) => {
				calls++;
				expect(context.signal).toBe(controller.signal);
				controller.abort(new Error("enough"));
				return lengths(texts, context);
			},
			1,
			controller.signal,
		);
		await expect(scoring.scoreNewRows(neighborhood, () => {})).rejects.toThrow("enough");
		expect(calls).toBe(1);
	});
});
