import { createRequire } from "node:module";

interface OnnxTensor {
	dims: readonly number[];
	data: Float32Array;
}

/** What the tests use of onnxruntime-node. */
interface OnnxRuntime {
	Tensor: new (type: string, data: ArrayLike<unknown>, dims: readonly number[]) => OnnxTensor;
	InferenceSession: {
		create(model: Uint8Array): Promise<{
			inputNames: string[];
			run(feeds: Record<string, OnnxTensor>): Promise<Record<string, OnnxTensor>>;
		}>;
	};
}

/** The onnxruntime that @xenova/transformers brings. */
export function loadOnnxRuntime(): OnnxRuntime {
	const require = createRequire(import.meta.url);
	return createRequire(require.resolve("@xenova/transformers"))("onnxruntime-node");
}
