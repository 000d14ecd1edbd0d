import type { Tensor, Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import type { TensorFlow } from "./load-tensor-backend.js";
import { swapLastAxes } from "./mat-mul.js";

/**
 * `x · weightᵀ + bias`, `[..., in]` → `[..., out]`.
 *
 * The weight keeps PyTorch's layout `[out, in]`, so that checkpoints go in and out as they are. It costs one
 * transpose on the way forward and saves one on the way back. Every product is a plain one: see `matMul`.
 */
export function linear(tf: TensorFlow, x: Tensor, weight: Tensor2D, bias: Tensor1D): Tensor {
	const [outputs, inputs] = weight.shape;
	const multiply = tf.customGrad((...all) => {
		const [rows, matrix, offset, save] = all as unknown as [
			Tensor2D,
			Tensor2D,
			Tensor1D,
			(tensors: Tensor[]) => void,
		];
		save([rows, matrix]);
		return {
			value: tf.add(tf.matMul(rows, swapLastAxes(tf, matrix)), offset), // [rows, out]
			gradFunc: (dy: Tensor, saved: Tensor[]) => [
				tf.matMul(dy, saved[1]!), // [rows, out] · [out, in]
				tf.matMul(swapLastAxes(tf, dy), saved[0]!), // [out, rows] · [rows, in]
				tf.sum(dy, 0),
			],
		};
	});
	return multiply(x.reshape([-1, inputs]), weight, bias).reshape([...x.shape.slice(0, -1), outputs]);
}
