import { expect, test } from "vitest";
import { useBackend } from "./backends.js";
import { blocksOf } from "./blocks.js";

test("blocks find their weights by name, and say which one is missing", async () => {
	const tf = await useBackend("cpu");
	const blocks = blocksOf(tf, {
		"part.weight": tf.tensor2d([[2, 3]]),
		"part.bias": tf.tensor1d([1]),
		"norm.weight": tf.tensor1d([1, 1]),
		"norm.bias": tf.tensor1d([0, 5]),
	});
	expect(blocks.linear(tf.tensor2d([[10, 100]]), "part").dataSync()[0]).toBe(321);
	expect(Array.from(blocks.norm(tf.tensor2d([[1, 3]]), "norm").dataSync(), Math.round)).toEqual([-1, 6]);
	expect(() => blocks.linear(tf.tensor2d([[1, 1]]), "pooler")).toThrow(
		expect.objectContaining({ code: "SECBERT_HEAD_MISSING", details: { name: "pooler.weight" } }),
	);
});
