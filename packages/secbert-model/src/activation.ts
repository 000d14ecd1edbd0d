import type { Tensor } from "@tensorflow/tfjs";
import type { BertActivation } from "./bert-config.js";
import { gelu } from "./gelu.js";
import type { TensorFlow } from "./load-tensor-backend.js";

/** The cubic term of the tanh approximation of GELU: https://arxiv.org/abs/1606.08415, section 2. */
export const GELU_CUBIC = 0.044715;

/** The function between the two layers of a feed-forward block, named as in `config.json`. */
export function activate(tf: TensorFlow, x: Tensor, activation: BertActivation): Tensor {
	if (activation === "gelu") return gelu(tf, x);
	if (activation === "relu") return tf.relu(x);
	const cube = tf.mul(tf.mul(x, tf.square(x)), GELU_CUBIC);
	const inner = tf.mul(tf.add(x, cube), Math.sqrt(2 / Math.PI));
	return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
}
