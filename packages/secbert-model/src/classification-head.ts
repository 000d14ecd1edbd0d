import type { Tensor2D } from "@tensorflow/tfjs";
import type { BertBlocks } from "./bert-variables.js";
import type { Dropout } from "./dropout.js";

/** One logit for each label, independent of the others: pooled `[batch, hidden]` → `[batch, labels]`. */
export function classify(blocks: BertBlocks, pooled: Tensor2D, dropout: Dropout): Tensor2D {
	return blocks.linear(dropout(pooled), "classifier") as Tensor2D;
}
