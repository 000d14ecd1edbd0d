import { loadTensorBackend, type TensorFlow } from "../src/load-tensor-backend.js";

/** The backends that run everywhere. */
export const TEST_BACKENDS = ["wasm", "cpu"] as const;

/** TensorFlow.js switched to a backend: one module holds both, so a test file switches before each of its tests. */
export async function useBackend(backend: (typeof TEST_BACKENDS)[number]): Promise<TensorFlow> {
	return (await loadTensorBackend({ order: [backend] })).tf;
}
