import { expect, test } from "vitest";
import { matMul, swapLastAxes } from "../src/mat-mul.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";

test.each(TEST_BACKENDS)("on %s product and gradients by hand", async (backend) => {
	const tf = await useBackend(backend);
	const left = tf.tensor2d([[1, 2]]);
	const right = tf.tensor2d([
		[3, 4],
		[5, 6],
	]);
	expect(Array.from(matMul(tf, left, right).dataSync())).toEqual([13, 16]);
	// dy = [1, 10]: dLeft = dy · rightᵀ, dRight = leftᵀ · dy
	const [dLeft, dRight] = tf.grads((a, b) => tf.sum(tf.mul(matMul(tf, a!, b!), [1, 10])))([left, right]);
	expect(Array.from(dLeft!.dataSync())).toEqual([43, 65]);
	expect(Array.from(dRight!.dataSync())).toEqual([1, 10, 2, 20]);
});

test("in four dimensions the gradients are those of tfjs", async () => {
	const tf = await useBackend("cpu");
	const left = tf.randomNormal([2, 3, 4, 5], 0, 1, "float32", 1);
	const right = tf.randomNormal([2, 3, 5, 2], 0, 1, "float32", 2);
	const ours = tf.grads((a, b) => tf.sum(tf.square(matMul(tf, a!, b!))))([left, right]);
	const theirs = tf.grads((a, b) => tf.sum(tf.square(tf.matMul(a!, b!))))([left, right]);
	for (const side of [0, 1]) {
		expect(ours[side]!.shape).toEqual(theirs[side]!.shape);
		expect(tf.max(tf.abs(tf.sub(ours[side]!, theirs[side]!))).dataSync()[0]).toBeLessThan(1e-4);
	}
});

test("swapping the last axes twice gives the matrix back", async () => {
	const tf = await useBackend("wasm");
	const matrix = tf.tensor3d([
		[
			[1, 2, 3],
			[4, 5, 6],
		],
	]);
	const swapped = swapLastAxes(tf, matrix);
	expect(swapped.shape).toEqual([1, 3, 2]);
	expect(Array.from(swapped.dataSync())).toEqual([1, 4, 2, 5, 3, 6]);
	expect(Array.from(swapLastAxes(tf, swapped).dataSync())).toEqual([1, 2, 3, 4, 5, 6]);
});
