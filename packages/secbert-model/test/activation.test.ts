import { expect, test } from "vitest";
import { activate } from "../src/activation.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";

test.each(TEST_BACKENDS)("on %s each name is its own function", async (backend) => {
	const tf = await useBackend(backend);
	const x = tf.tensor1d([-2, 0, 2]);
	const values = (name: "gelu" | "gelu_new" | "relu") => activate(tf, x, name).dataSync();
	expect(Array.from(values("relu"))).toEqual([0, 0, 2]);
	expect(values("gelu")[2]).toBeCloseTo(1.9544997, 5); // 2 · Φ(2)
	// 0.5 · 2 · (1 + tanh(√(2/π) · (2 + 0.044715 · 8))) = 1 + tanh(1.8811860)
	expect(values("gelu_new")[2]).toBeCloseTo(1.9545977, 5);
	expect(values("gelu_new")[0]).toBeCloseTo(1.9545977 - 2, 5);
});
