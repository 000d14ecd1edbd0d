import { expect, test } from "vitest";
import { checkWeights } from "../src/check-weights.js";
import { initializeWeights } from "../src/initialize-weights.js";
import { readTorchFixture } from "./torch-fixture.js";

const { config: sizes } = readTorchFixture("torch-bert-32");
const config = { ...sizes, vocabularySize: 1000 };

test("matrices have the deviation of the config, biases 0, layer norms 1, [PAD] 0", () => {
	const weights = initializeWeights(config);
	expect([...weights.keys()]).toEqual([...checkWeights(config, weights).keys()]);
	const words = weights.get("embeddings.word")!.data;
	expect(words.subarray(0, 32).every((value) => value === 0)).toBe(true);
	const others = words.subarray(32);
	const mean = others.reduce((sum, value) => sum + value, 0) / others.length;
	const deviation = Math.sqrt(others.reduce((sum, value) => sum + value ** 2, 0) / others.length);
	expect(mean).toBeCloseTo(0, 3);
	expect(deviation).toBeCloseTo(config.initializerRange, 3);
	expect(new Set(weights.get("layers.0.query.bias")!.data)).toEqual(new Set([0]));
	expect(new Set(weights.get("layers.1.outputNorm.weight")!.data)).toEqual(new Set([1]));
	expect(weights.has("classifier.weight")).toBe(true);
	expect(weights.has("mlm.bias")).toBe(false);
});

test("the same seed gives the same weights, each weight its own", () => {
	const query = (seed: number) => initializeWeights(config, { seed }).get("layers.0.query.weight")!.data;
	expect(query(1)).toEqual(query(1));
	expect(query(1)).not.toEqual(query(2));
	const { data } = initializeWeights(config, { seed: 1 }).get("layers.0.key.weight")!;
	expect(data).not.toEqual(query(1));
});

test("known weights stay, and without labels there is the head of masked language models", () => {
	const pretrained = initializeWeights({ ...config, labels: [] }, { seed: 1 });
	expect(pretrained.has("mlm.transform.weight")).toBe(true);
	const tuned = initializeWeights(config, { seed: 2, known: pretrained });
	expect(tuned.get("embeddings.word")).toBe(pretrained.get("embeddings.word"));
	expect(tuned.has("mlm.bias")).toBe(false);
	expect(tuned.get("classifier.weight")!.shape).toEqual([5, 32]);
});
