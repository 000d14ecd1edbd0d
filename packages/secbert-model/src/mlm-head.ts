import type { Tensor1D, Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import { activate } from "./activation.js";
import type { BertConfig } from "./bert-config.js";
import type { BertBlocks } from "./bert-variables.js";
import { gatherRows } from "./gather-rows.js";
import { linear } from "./linear.js";

/**
 * Logits over the vocabulary at some places only, since a few in a hundred tokens are masked and the vocabulary is wide:
 * hidden states `[batch, tokens, hidden]` and positions `[places]` → `[places, vocabulary]`. A position counts through the
 * batch: `row · tokens + token`. The output weights are the word embedding, as in BERT.
 */
export function predictMasked(
	blocks: BertBlocks,
	config: BertConfig,
	hidden: Tensor3D,
	positions: Tensor1D,
): Tensor2D {
	const { tf, weight } = blocks;
	const rows = hidden.reshape([-1, config.hiddenSize]) as Tensor2D; // [batch · tokens, hidden]
	const places = gatherRows(tf, rows, positions);
	const changed = activate(tf, blocks.linear(places, "mlm.transform"), config.activation);
	const normal = blocks.norm(changed, "mlm.norm");
	const bias = weight("mlm.bias") as unknown as Tensor1D;
	return linear(tf, normal, weight("embeddings.word"), bias) as Tensor2D;
}
