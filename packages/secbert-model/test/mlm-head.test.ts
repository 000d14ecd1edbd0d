import { expect, test } from "vitest";
import { predictMasked } from "../src/mlm-head.js";
import { useBackend } from "./backends.js";
import { blocksOf } from "./blocks.js";
import { readTorchFixture } from "./torch-fixture.js";

test("the vector at a position is compared with every word's embedding", async () => {
	const tf = await useBackend("wasm");
	const config = { ...readTorchFixture("torch-bert-32").config, hiddenSize: 2, activation: "relu" as const };
	const blocks = blocksOf(tf, {
		"embeddings.word": tf.tensor2d([
			[1, 0],
			[0, 1],
			[1, 1],
		]),
		"mlm.transform.weight": tf.tensor2d([
			[1, 0],
			[0, 1],
		]),
		"mlm.transform.bias": tf.tensor1d([0, 0]),
		"mlm.norm.weight": tf.tensor1d([1, 1]),
		"mlm.norm.bias": tf.tensor1d([0, 0]),
		"mlm.bias": tf.tensor1d([0, 0, 5]),
	});
	const hidden = tf.tensor3d([
		[
			[0, 0],
			[0, 0],
		],
		[
			[0, 0],
			[1, 9],
		],
	]);
	// Position 3 is the second token of the second row: [1, 9] normalised to [-1, 1].
	const logits = predictMasked(blocks, config, hidden, tf.tensor1d([3], "int32"));
	expect(logits.shape).toEqual([1, 3]);
	expect(Array.from(logits.dataSync(), (value) => Math.round(value * 1000) / 1000)).toEqual([-1, 1, 5]);
});
