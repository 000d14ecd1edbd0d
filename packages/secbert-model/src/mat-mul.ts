import type { Tensor } from "@tensorflow/tfjs";
import type { TensorFlow } from "./load-tensor-backend.js";

/**
 * The matrix product over the last two axes, `[..., m, k] · [..., k, n] = [..., m, n]`; both sides have the
 * same leading axes.
 *
 * The wasm backend has a slow kernel for products of transposed matrices, which tfjs's own gradient asks for:
 * four to eight times the time of a training step. This gradient transposes first and then multiplies plainly.
 */
export function matMul(tf: TensorFlow, left: Tensor, right: Tensor): Tensor {
	const multiply = tf.customGrad((...inputs) => {
		const [a, b, save] = inputs as unknown as [Tensor, Tensor, (tensors: Tensor[]) => void];
		save([a, b]);
		return {
			value: tf.matMul(a, b),
			gradFunc: (dy: Tensor, saved: Tensor[]) => [
				tf.matMul(dy, swapLastAxes(tf, saved[1]!)),
				tf.matMul(swapLastAxes(tf, saved[0]!), dy),
			],
		};
	});
	return multiply(left, right);
}

/** `[..., m, n]` → `[..., n, m]`. */
export function swapLastAxes(tf: TensorFlow, matrix: Tensor): Tensor {
	const axes = matrix.shape.map((_, axis) => axis);
	return tf.transpose(matrix, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}
