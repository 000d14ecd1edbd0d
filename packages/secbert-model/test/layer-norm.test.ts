import type { Tensor1D } from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { layerNorm } from "../src/layer-norm.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";

test.each(TEST_BACKENDS)("on %s by hand", async (backend) => {
	const tf = await useBackend(backend);
	// mean 2, variance 1: normal values -1 and 1
	const y = layerNorm(tf, tf.tensor2d([[1, 3]]), tf.tensor1d([2, 3]), tf.tensor1d([10, 20]), 1e-12);
	const [first, second] = y.dataSync();
	expect(first).toBeCloseTo(8, 5);
	expect(second).toBeCloseTo(23, 5);
});

test.each(TEST_BACKENDS)("on %s gradients are those of the steps one by one", async (backend) => {
	const tf = await useBackend(backend);
	const inputs = [
		tf.randomNormal([2, 3, 5], 1, 2, "float32", 1),
		tf.randomNormal([5], 1, 0.5, "float32", 2),
		tf.randomNormal([5], 0, 1, "float32", 3),
	];
	const factors = tf.randomNormal([2, 3, 5], 0, 1, "float32", 4);
	const ours = tf.grads((x, weight, bias) =>
		tf.sum(tf.mul(layerNorm(tf, x!, weight as Tensor1D, bias as Tensor1D, 1e-5), factors)),
	)(inputs);
	const stepwise = tf.grads((x, weight, bias) => {
		const centered = tf.sub(x!, tf.mean(x!, -1, true));
		const variance = tf.mean(tf.mul(centered, centered), -1, true);
		const normal = tf.div(centered, tf.sqrt(tf.add(variance, 1e-5)));
		return tf.sum(tf.mul(tf.add(tf.mul(normal, weight!), bias!), factors));
	})(inputs);
	for (const index of inputs.keys()) {
		expect(ours[index]!.shape).toEqual(inputs[index]!.shape);
		expect(tf.max(tf.abs(tf.sub(ours[index]!, stepwise[index]!))).dataSync()[0]).toBeLessThan(1e-5);
	}
});

test("equal values become the bias", async () => {
	const tf = await useBackend("wasm");
	const y = layerNorm(tf, tf.fill([1, 3], 7), tf.ones([3]), tf.tensor1d([1, 2, 3]), 1e-12);
	expect(Array.from(y.dataSync())).toEqual([1, 2, 3]);
});
