import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { linear } from "../src/linear.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";

test.each(TEST_BACKENDS)("on %s values and gradients by hand", async (backend) => {
	const tf = await useBackend(backend);
	const x = tf.tensor3d([
		[
			[1, 2],
			[3, 4],
		],
	]); // one input of two tokens
	const weight = tf.tensor2d([
		[1, 0],
		[0, 1],
		[1, 1],
	]); // three outputs of two inputs
	const bias = tf.tensor1d([0, 0, 10]);
	const y = linear(tf, x, weight, bias);
	expect(y.shape).toEqual([1, 2, 3]);
	expect(Array.from(y.dataSync())).toEqual([1, 2, 13, 3, 4, 17]);
	const [dx, dWeight, dBias] = tf.grads((a, w, b) =>
		tf.sum(tf.mul(linear(tf, a!, w as Tensor2D, b as Tensor1D), [1, 2, 3])),
	)([x, weight, bias]);
	expect(Array.from(dx!.dataSync())).toEqual([4, 5, 4, 5]); // [1 + 3, 2 + 3] for each token
	expect(Array.from(dWeight!.dataSync())).toEqual([4, 6, 8, 12, 12, 18]); // sums over tokens [4, 6], times 1, 2, 3
	expect(Array.from(dBias!.dataSync())).toEqual([2, 4, 6]);
});
