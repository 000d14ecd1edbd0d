import type { Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { TensorFlow } from "./load-tensor-backend.js";

/**
 * Rows of a table by number, `[...ids, hidden]` out of `[rows, hidden]`, with a gradient that every backend has.
 *
 * tfjs's own gradient of gather needs `UnsortedSegmentSum`, which the wasm backend lacks; scattering the
 * incoming gradient does the same, since `scatterND` adds up what meets in one row.
 */
export function gatherRows(tf: TensorFlow, table: Tensor2D, ids: Tensor): Tensor {
	const [rows, hidden] = table.shape;
	const gather = tf.customGrad((...inputs) => {
		const [source, save] = inputs as unknown as [Tensor2D, (tensors: Tensor[]) => void];
		save([ids]);
		return {
			value: tf.gather(source, ids),
			// [...ids, hidden] → [ids, hidden] → [rows, hidden]
			gradFunc: (dy: Tensor, [saved]: Tensor[]) =>
				tf.scatterND(saved!.reshape([-1, 1]), dy.reshape([-1, hidden]), [rows, hidden]),
		};
	});
	return gather(table);
}
