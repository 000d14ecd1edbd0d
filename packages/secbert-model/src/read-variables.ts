import type { BertVariables } from "./bert-variables.js";
import type { TensorData } from "./tensor-data.js";

/** The numbers of a model's variables as they are now, to be saved or exported. */
export async function readVariables(variables: BertVariables): Promise<Map<string, TensorData>> {
	const tensors = new Map<string, TensorData>();
	for (const [name, variable] of variables) {
		const data = (await variable.data()) as Float32Array;
		// A copy: some backends give a view of memory that the next step overwrites.
		tensors.set(name, { shape: variable.shape, data: Float32Array.from(data) });
	}
	return tensors;
}
