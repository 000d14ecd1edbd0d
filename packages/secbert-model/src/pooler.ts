import type { Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import type { BertBlocks } from "./bert-variables.js";

/** The vector of the whole input, out of that of its first token `[CLS]`: `[batch, tokens, hidden]` → `[batch, hidden]`. */
export function pool(blocks: BertBlocks, hidden: Tensor3D): Tensor2D {
	const [batch, , size] = hidden.shape;
	const first = hidden.slice([0, 0, 0], [batch, 1, size]).reshape([batch, size]);
	return blocks.tf.tanh(blocks.linear(first, "pooler")) as Tensor2D;
}
