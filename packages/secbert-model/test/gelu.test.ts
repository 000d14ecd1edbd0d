import { expect, test } from "vitest";
import { gelu } from "../src/gelu.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";

// Φ(1) = 0.8413447, Φ(−1) = 0.1586553, Φ(3) = 0.9986501, φ(±1) = 0.2419707, φ(3) = 0.0044318: tables of the normal law
const X = [0, 1, -1, 3];
const VALUES = [0, 0.8413447, -0.1586553, 2.9959503];
const SLOPES = [0.5, 1.0833154, -0.0833154, 1.0119455];

test.each(TEST_BACKENDS)("on %s values and slopes are those of the tables", async (backend) => {
	const tf = await useBackend(backend);
	const values = gelu(tf, tf.tensor1d(X)).dataSync();
	const slopes = tf
		.grad((x) => tf.sum(gelu(tf, x)))(tf.tensor1d(X))
		.dataSync();
	for (const index of X.keys()) {
		expect(values[index]).toBeCloseTo(VALUES[index]!, 5);
		expect(slopes[index]).toBeCloseTo(SLOPES[index]!, 5);
	}
});

test("far out it is x or 0, and finite", async () => {
	const tf = await useBackend("wasm");
	expect(Array.from(gelu(tf, tf.tensor1d([100, -100])).dataSync(), Math.abs)).toEqual([100, 0]);
	const slopes = tf
		.grad((x) => tf.sum(gelu(tf, x)))(tf.tensor1d([100, -100]))
		.dataSync();
	expect(slopes[0]).toBeCloseTo(1, 6);
	expect(slopes[1]).toBeCloseTo(0, 6);
});
