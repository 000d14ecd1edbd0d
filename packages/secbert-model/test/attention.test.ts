import { expect, test } from "vitest";
import { attend, attentionBias } from "../src/attention.js";
import { keepAll } from "../src/dropout.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";

test.each(TEST_BACKENDS)("on %s by hand: one head, two tokens, size 1", async (backend) => {
	const tf = await useBackend(backend);
	const row = (values: number[]) => tf.tensor4d(values, [1, 1, values.length, 1]);
	const all = attentionBias(tf, tf.tensor2d([[1, 1]], [1, 2], "int32"));
	const context = attend(tf, [row([0, 1]), row([0, Math.log(3)]), row([10, 20])], all, keepAll);
	expect(context.shape).toEqual([1, 1, 2, 1]);
	// Query 0: equal scores, (10 + 20) / 2. Query 1: scores 0 and log 3, weights 1/4 and 3/4.
	expect(context.dataSync()[0]).toBeCloseTo(15, 4);
	expect(context.dataSync()[1]).toBeCloseTo(17.5, 4);
});

test("padding gets no weight, and a row of padding only is no NaN", async () => {
	const tf = await useBackend("wasm");
	const vectors = tf.tensor4d([1, 2, 3, 4], [2, 1, 2, 1]);
	const bias = attentionBias(
		tf,
		tf.tensor2d(
			[
				[1, 0],
				[0, 0],
			],
			[2, 2],
			"int32",
		),
	);
	expect(bias.shape).toEqual([2, 1, 1, 2]);
	const context = Array.from(attend(tf, [vectors, vectors, vectors], bias, keepAll).dataSync());
	expect(context.slice(0, 2)).toEqual([1, 1]);
	expect(context[2]).toBeCloseTo(3.5, 5);
});

test("scores are divided by the root of the size", async () => {
	const tf = await useBackend("wasm");
	// Size 4: query · key = 4 · 1 for the first key, 0 for the second; scaled to 2 and 0.
	const query = tf.ones([1, 1, 1, 4]) as Parameters<typeof attend>[1][0];
	const key = tf.tensor4d([1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 2, 4]);
	const value = tf.tensor4d([1, 0], [1, 1, 2, 1]);
	const bias = attentionBias(tf, tf.ones([1, 2], "int32"));
	const share = attend(tf, [query, key, value], bias, keepAll).dataSync()[0];
	expect(share).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
});
