import type { Tensor } from "@tensorflow/tfjs";
import type { TensorFlow } from "./load-tensor-backend.js";

/**
 * The exact Gaussian error linear unit, `x · Φ(x)` with the error function, as BERT has it.
 *
 * @see Hendrycks and Gimpel, "Gaussian Error Linear Units", https://arxiv.org/abs/1606.08415
 */
export function gelu(tf: TensorFlow, x: Tensor): Tensor {
	const activate = tf.customGrad((...inputs) => {
		const [input, save] = inputs as unknown as [Tensor, (tensors: Tensor[]) => void];
		save([input]);
		return {
			value: tf.mul(input, normalCumulative(tf, input)),
			gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(dy, geluSlope(tf, saved[0]!)),
		};
	});
	return activate(x);
}

/** Φ(x) = (1 + erf(x / √2)) / 2. */
function normalCumulative(tf: TensorFlow, x: Tensor): Tensor {
	return tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
}

/** d/dx x·Φ(x) = Φ(x) + x·φ(x), φ(x) = exp(−x²/2) / √(2π). */
function geluSlope(tf: TensorFlow, x: Tensor): Tensor {
	const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
	return tf.add(normalCumulative(tf, x), tf.mul(x, density));
}
