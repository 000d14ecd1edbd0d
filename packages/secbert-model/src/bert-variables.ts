import type { Tensor, Tensor1D, Tensor2D, Variable } from "@tensorflow/tfjs";
import { SecbertModelError } from "./errors.js";
import { layerNorm } from "./layer-norm.js";
import { linear } from "./linear.js";
import type { TensorFlow } from "./load-tensor-backend.js";

/** The weights of a model as tfjs variables, by the names of `encoderShapes` and `headShapes`. */
export type BertVariables = ReadonlyMap<string, Variable>;

/** What the blocks of the forward pass share. */
export interface BertBlocks {
	tf: TensorFlow;
	/** The variable of that name. @throws {SecbertModelError} `SECBERT_HEAD_MISSING` */
	weight(name: string): Tensor2D;
	/** `x · weightᵀ + bias` with the variables `name.weight` and `name.bias`. */
	linear(x: Tensor, name: string): Tensor;
	/** Layer normalisation with the variables `name.weight` and `name.bias`. */
	norm(x: Tensor, name: string): Tensor;
}

/** The blocks over a map of variables. */
export function createBlocks(tf: TensorFlow, variables: BertVariables, epsilon: number): BertBlocks {
	const weight = <T>(name: string): T => {
		const variable = variables.get(name);
		if (variable === undefined)
			throw new SecbertModelError(
				"SECBERT_HEAD_MISSING",
				`expected a model with the weight ${name}, this one was loaded without; load a checkpoint with that head or start a new one`,
				{ details: { name } },
			);
		return variable as T;
	};
	return {
		tf,
		weight,
		linear: (x, name) => linear(tf, x, weight<Tensor2D>(`${name}.weight`), weight<Tensor1D>(`${name}.bias`)),
		norm: (x, name) =>
			layerNorm(tf, x, weight<Tensor1D>(`${name}.weight`), weight<Tensor1D>(`${name}.bias`), epsilon),
	};
}
