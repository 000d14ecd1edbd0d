import type { LexicalWeights } from "../src/sparse-linear.js";

/** A model of five features and three outputs, whose bytes `model-file.test.ts` works out by hand. */
export function smallModel(): LexicalWeights {
	return {
		table: {
			wordHashes: Int32Array.of(-5, 7, 300),
			characterHashes: Int32Array.of(-(2 ** 31), 2 ** 31 - 1),
			idfSteps: Uint8Array.of(20, 26, 34, 255, 0),
		},
		outputCount: 3,
		// Feature 1 has no weights, feature 2 has them for every output.
		postingStarts: Int32Array.of(0, 1, 1, 4, 5, 6),
		postingOutputs: Uint16Array.of(1, 0, 1, 2, 0, 2),
		postingSteps: Int8Array.of(127, -128, 1, -1, 64, 0),
		scales: Float32Array.of(0.5, 0.25, 2),
		biases: Float32Array.of(-1, 0, 1.5),
	};
}
