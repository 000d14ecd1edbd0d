import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import type { Dropout } from "./dropout.js";
import type { TensorFlow } from "./load-tensor-backend.js";
import { matMul, swapLastAxes } from "./mat-mul.js";

/** What is added to the score of a padded token: far below any score, and finite, so that no row becomes NaN. */
export const MASKED_SCORE = -1e9;

/**
 * Scaled dot-product attention: `softmax(query · keyᵀ / √size + bias) · value`.
 * Query, key and value are `[batch, heads, tokens, size]`; the bias is that of {@link attentionBias}.
 *
 * @see Vaswani et al., "Attention Is All You Need", https://arxiv.org/abs/1706.03762, section 3.2.1
 */
export function attend(
	tf: TensorFlow,
	[query, key, value]: readonly [Tensor4D, Tensor4D, Tensor4D],
	bias: Tensor4D,
	dropout: Dropout,
): Tensor4D {
	const size = query.shape[3];
	const scores = tf.mul(matMul(tf, query, swapLastAxes(tf, key)), 1 / Math.sqrt(size)); // [batch, heads, tokens, tokens]
	const weights = dropout(tf.softmax(tf.add(scores, bias)));
	return matMul(tf, weights, value) as Tensor4D;
}

/** `[batch, tokens]` of ones and zeros → `[batch, 1, 1, tokens]`: 0 for a token, {@link MASKED_SCORE} for padding. */
export function attentionBias(tf: TensorFlow, attentionMask: Tensor): Tensor4D {
	const [batch, tokens] = attentionMask.shape as [number, number];
	const padding = tf.sub(1, attentionMask.toFloat());
	return tf.mul(padding, MASKED_SCORE).reshape([batch, 1, 1, tokens]);
}
