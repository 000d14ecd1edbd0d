import { expect, test } from "vitest";
import { createDropout, keepAll, randomBits } from "../src/dropout.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";

test.each(TEST_BACKENDS)("on %s about a quarter is dropped and the rest is scaled up", async (backend) => {
	const tf = await useBackend(backend);
	const dropped = createDropout(tf, 0.25, randomBits(3))(tf.ones([99, 101])).dataSync();
	const zeros = dropped.filter((value) => value === 0).length;
	expect(zeros / dropped.length).toBeGreaterThan(0.23);
	expect(zeros / dropped.length).toBeLessThan(0.27);
	expect(new Set(dropped)).toEqual(new Set([0, Math.fround(4 / 3)]));
});

test("the gradient passes where the value passed", async () => {
	const tf = await useBackend("wasm");
	const values = createDropout(tf, 0.5, randomBits(9))(tf.ones([64])).dataSync();
	const gradient = tf
		.grad((x) => tf.sum(createDropout(tf, 0.5, randomBits(9))(x)))(tf.ones([64]))
		.dataSync();
	expect(gradient).toEqual(values);
});

test("masks follow from the seed, and one after the other they differ", async () => {
	const tf = await useBackend("cpu");
	const masks = (seed: number) => {
		const dropout = createDropout(tf, 0.5, randomBits(seed));
		return [0, 1].map(() => String(dropout(tf.ones([64])).dataSync()));
	};
	expect(masks(1)).toEqual(masks(1));
	expect(new Set([...masks(1), ...masks(2), ...masks(0)]).size).toBe(6);
});

test("a rate of 0 draws nothing", async () => {
	const tf = await useBackend("cpu");
	const fail = () => expect.fail("drew bits");
	expect(createDropout(tf, 0, fail)).toBe(keepAll);
});

test("random words spread evenly over their bits", () => {
	const random = randomBits(1);
	const counts = new Float64Array(32);
	for (let draw = 0; draw < 20_000; draw++) {
		const word = random();
		for (let bit = 0; bit < 32; bit++) counts[bit]! += (word >>> bit) & 1;
	}
	for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400); // 5.6 standard deviations
});
