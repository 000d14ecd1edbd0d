import { expect, test } from "vitest";
import { keepAll } from "../src/dropout.js";
import { embed } from "../src/embeddings.js";
import { useBackend } from "./backends.js";
import { blocksOf } from "./blocks.js";

test("word, position and type are added and normalised", async () => {
	const tf = await useBackend("wasm");
	const blocks = blocksOf(tf, {
		"embeddings.word": tf.tensor2d([
			[0, 0],
			[1, 0],
			[0, 8],
		]),
		"embeddings.position": tf.tensor2d([
			[0, 0],
			[3, 0],
			[9, 9],
		]),
		"embeddings.tokenType": tf.tensor2d([
			[0, 0],
			[0, 4],
		]),
		"embeddings.norm.weight": tf.tensor1d([1, 1]),
		"embeddings.norm.bias": tf.tensor1d([0, 0]),
	});
	const ids = tf.tensor2d([[2, 1]], [1, 2], "int32");
	const signs = (types?: number[]) => {
		const tokenTypes = types && tf.tensor2d([types], [1, 2], "int32");
		return Array.from(embed(blocks, ids, tokenTypes, keepAll).dataSync(), Math.round);
	};
	// [0, 8] and [4, 0] normalised to ±1; with type 1 at the second place [4, 4], which has no spread
	expect(signs()).toEqual([-1, 1, 1, -1]);
	expect(signs([0, 0])).toEqual([-1, 1, 1, -1]);
	expect(signs([0, 1]).map(Math.abs)).toEqual([1, 1, 0, 0]);
});
