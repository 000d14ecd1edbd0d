import { expect, test } from "vitest";
import { countParameters, encoderShapes, headShapes } from "../src/tensor-shapes.js";
import { tinyConfig } from "./tiny-bert.js";

test("the shapes of a tiny encoder, by hand", () => {
	const shapes = encoderShapes(tinyConfig());
	expect([...shapes.keys()].slice(0, 7)).toEqual([
		"embeddings.word",
		"embeddings.position",
		"embeddings.tokenType",
		"embeddings.norm.weight",
		"embeddings.norm.bias",
		"layers.0.query.weight",
		"layers.0.query.bias",
	]);
	expect(shapes.get("embeddings.word")).toEqual([11, 4]);
	expect(shapes.get("layers.1.intermediate.weight")).toEqual([6, 4]);
	expect(shapes.get("layers.1.output.weight")).toEqual([4, 6]);
	expect(shapes.size).toBe(5 + 2 * 16);
	expect(headShapes(tinyConfig(), "classifier").get("classifier.weight")).toEqual([3, 4]);
	expect(headShapes(tinyConfig(), "mlm").get("mlm.bias")).toEqual([11]);
});

test("SecBERT with its pooler has 83.5 million weights", () => {
	const secbert = {
		...tinyConfig(),
		vocabularySize: 52_000,
		hiddenSize: 768,
		layerCount: 6,
		headCount: 12,
		intermediateSize: 3072,
		maxPositions: 512,
		labels: [],
	};
	// Embeddings (52000 + 512 + 2 + 2) · 768, layers 6 · (4 · 768 · 769 + 3072 · 769 + 768 · 3073 + 4 · 768), pooler 768 · 769.
	expect(countParameters(secbert)).toBe(40_332_288 + 6 * 7_087_872 + 590_592);
});
