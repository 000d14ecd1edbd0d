import type { Tensor, Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import type { BertBlocks } from "./bert-variables.js";
import type { Dropout } from "./dropout.js";
import { gatherRows } from "./gather-rows.js";

/**
 * Word plus position plus token type, normalised: ids `[batch, tokens]` → `[batch, tokens, hidden]`.
 * Without token types every token is of type 0.
 */
export function embed(
	blocks: BertBlocks,
	inputIds: Tensor2D,
	tokenTypeIds: Tensor2D | undefined,
	dropout: Dropout,
): Tensor3D {
	const { tf, weight } = blocks;
	const tokens = inputIds.shape[1];
	const words = gatherRows(tf, weight("embeddings.word"), inputIds);
	const positions = tf.slice(weight("embeddings.position"), [0, 0], [tokens, -1]); // [tokens, hidden]
	const types: Tensor = tokenTypeIds
		? gatherRows(tf, weight("embeddings.tokenType"), tokenTypeIds)
		: tf.slice(weight("embeddings.tokenType"), [0, 0], [1, -1]); // [1, hidden]
	const sum = tf.add(tf.add(words, positions), types);
	return dropout(blocks.norm(sum, "embeddings.norm")) as Tensor3D;
}
