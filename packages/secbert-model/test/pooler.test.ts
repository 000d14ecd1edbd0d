import { expect, test } from "vitest";
import { pool } from "../src/pooler.js";
import { useBackend } from "./backends.js";
import { blocksOf } from "./blocks.js";

test("only the first token of each input counts, through tanh", async () => {
	const tf = await useBackend("wasm");
	const blocks = blocksOf(tf, {
		"pooler.weight": tf.tensor2d([
			[1, 0],
			[0, 2],
		]),
		"pooler.bias": tf.tensor1d([0, 1]),
	});
	const hidden = tf.tensor3d([
		[
			[1, 0],
			[7, 7],
		],
		[
			[0, -1],
			[7, 7],
		],
	]);
	const pooled = pool(blocks, hidden);
	expect(pooled.shape).toEqual([2, 2]);
	const expected = [Math.tanh(1), Math.tanh(1), 0, Math.tanh(-1)];
	for (const [index, value] of pooled.dataSync().entries()) expect(value).toBeCloseTo(expected[index]!, 5);
});
