import type { Tensor, Tensor3D, Tensor4D } from "@tensorflow/tfjs";
import { activate } from "./activation.js";
import { attend } from "./attention.js";
import type { BertConfig } from "./bert-config.js";
import type { BertBlocks } from "./bert-variables.js";
import type { Dropout } from "./dropout.js";

/** The two dropouts of a layer: of what its blocks add, and of the attention weights. */
export interface LayerDropouts {
	hidden: Dropout;
	attention: Dropout;
}

/**
 * One layer of the encoder: self-attention, then the feed-forward block, each added to its input and normalised.
 * `[batch, tokens, hidden]` in and out.
 *
 * @see Devlin et al., "BERT", https://arxiv.org/abs/1810.04805
 */
export function encodeLayer(
	blocks: BertBlocks,
	config: BertConfig,
	layer: number,
	hidden: Tensor3D,
	bias: Tensor4D,
	dropouts: LayerDropouts,
): Tensor3D {
	const { tf } = blocks;
	const name = (part: string) => `layers.${layer}.${part}`;
	const heads = (part: string) => splitHeads(blocks.linear(hidden, name(part)), config.headCount);
	const context = attend(tf, [heads("query"), heads("key"), heads("value")], bias, dropouts.attention);
	const attended = dropouts.hidden(blocks.linear(joinHeads(context), name("attentionOutput")));
	const middle = blocks.norm(tf.add(hidden, attended), name("attentionNorm"));
	const inner = activate(tf, blocks.linear(middle, name("intermediate")), config.activation);
	const outer = dropouts.hidden(blocks.linear(inner, name("output")));
	return blocks.norm(tf.add(middle, outer), name("outputNorm")) as Tensor3D;
}

/** `[batch, tokens, hidden]` → `[batch, heads, tokens, hidden / heads]`. */
function splitHeads(x: Tensor, heads: number): Tensor4D {
	const [batch, tokens, hidden] = x.shape as [number, number, number];
	return x.reshape([batch, tokens, heads, hidden / heads]).transpose([0, 2, 1, 3]);
}

/** `[batch, heads, tokens, size]` → `[batch, tokens, heads · size]`. */
function joinHeads(x: Tensor4D): Tensor3D {
	const [batch, heads, tokens, size] = x.shape;
	return x.transpose([0, 2, 1, 3]).reshape([batch, tokens, heads * size]);
}
