import { expect, test } from "vitest";
import { classify } from "../src/classification-head.js";
import { useBackend } from "./backends.js";
import { blocksOf } from "./blocks.js";

test("one logit a label, after dropout", async () => {
	const tf = await useBackend("wasm");
	const blocks = blocksOf(tf, {
		"classifier.weight": tf.tensor2d([
			[1, 1],
			[2, 0],
			[0, 3],
		]),
		"classifier.bias": tf.tensor1d([0, 0, 10]),
	});
	const logits = classify(blocks, tf.tensor2d([[1, 2]]), (x) => tf.mul(x, 10));
	expect(logits.shape).toEqual([1, 3]);
	expect(Array.from(logits.dataSync())).toEqual([30, 20, 70]);
});
