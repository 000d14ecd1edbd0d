import type { Tensor } from "@tensorflow/tfjs";
import { type BertBlocks, createBlocks } from "../src/bert-variables.js";
import type { TensorFlow } from "../src/load-tensor-backend.js";

/** Blocks over a few weights written out in a test. */
export function blocksOf(tf: TensorFlow, weights: Record<string, Tensor>): BertBlocks {
	const variables = Object.entries(weights).map(([name, value]) => [name, tf.variable(value)] as const);
	return createBlocks(tf, new Map(variables), 1e-12);
}
