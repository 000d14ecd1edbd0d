import type { Tensor2D } from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { gatherRows } from "../src/gather-rows.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";

test.each(TEST_BACKENDS)("on %s rows come by number, and gradients of one row add up", async (backend) => {
	const tf = await useBackend(backend);
	const table = tf.tensor2d([
		[1, 2],
		[3, 4],
		[5, 6],
	]);
	const ids = tf.tensor2d([[2, 0, 2]], [1, 3], "int32");
	const rows = gatherRows(tf, table, ids);
	expect(rows.shape).toEqual([1, 3, 2]);
	expect(Array.from(rows.dataSync())).toEqual([5, 6, 1, 2, 5, 6]);
	const factors = tf.tensor3d([
		[
			[1, 10],
			[2, 20],
			[3, 30],
		],
	]);
	const gradient = tf.grad((x) => tf.sum(tf.mul(gatherRows(tf, x as Tensor2D, ids), factors)))(table);
	expect(Array.from(gradient.dataSync())).toEqual([2, 20, 0, 0, 4, 40]);
});

test("ids made inside the function live until the gradient is taken", async () => {
	const tf = await useBackend("wasm");
	const gradient = tf.grad((x) =>
		tf.tidy(() => tf.sum(gatherRows(tf, x as Tensor2D, tf.tensor1d([1, 1], "int32")))),
	)(tf.zeros([2, 1]));
	expect(Array.from(gradient.dataSync())).toEqual([0, 2]);
});
