import type { Tensor, Tensor1D } from "@tensorflow/tfjs";
import type { TensorFlow } from "./load-tensor-backend.js";

/**
 * Normalises the last axis to mean 0 and variance 1, then scales and shifts: `[..., hidden]` in and out.
 * One gradient for the whole instead of one for each of its ten steps: fewer tensors are kept for the way back.
 *
 * @see Ba, Kiros and Hinton, "Layer Normalization", https://arxiv.org/abs/1607.06450
 */
export function layerNorm(
	tf: TensorFlow,
	x: Tensor,
	weight: Tensor1D,
	bias: Tensor1D,
	epsilon: number,
): Tensor {
	const normalize = tf.customGrad((...inputs) => {
		const [input, scale, shift, save] = inputs as unknown as [
			Tensor,
			Tensor1D,
			Tensor1D,
			(tensors: Tensor[]) => void,
		];
		const centered = tf.sub(input, tf.mean(input, -1, true));
		const inverseDeviation = tf.rsqrt(tf.add(tf.mean(tf.square(centered), -1, true), epsilon)); // [..., 1]
		const normal = tf.mul(centered, inverseDeviation);
		save([normal, inverseDeviation, scale]);
		return {
			value: tf.add(tf.mul(normal, scale), shift),
			gradFunc: (dy: Tensor, saved: Tensor[]) =>
				layerNormGradients(tf, dy, saved as [Tensor, Tensor, Tensor1D]),
		};
	});
	return normalize(x, weight, bias);
}

/** `dx = (g − mean(g) − normal · mean(g · normal)) / deviation` with `g = dy · weight`. */
function layerNormGradients(
	tf: TensorFlow,
	dy: Tensor,
	[normal, inverseDeviation, scale]: [Tensor, Tensor, Tensor1D],
): Tensor[] {
	const g = tf.mul(dy, scale);
	const meanG = tf.mean(g, -1, true);
	const along = tf.mul(normal, tf.mean(tf.mul(g, normal), -1, true));
	const hidden = scale.shape[0];
	return [
		tf.mul(tf.sub(tf.sub(g, meanG), along), inverseDeviation),
		tf.sum(tf.mul(dy, normal).reshape([-1, hidden]), 0),
		tf.sum(dy.reshape([-1, hidden]), 0),
	];
}
