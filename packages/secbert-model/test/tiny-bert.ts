import type { BertConfig } from "../src/bert-config.js";
import { type CheckpointTensor, elementCount, floatTensor } from "../src/checkpoint-tensor.js";
import { toHubName } from "../src/tensor-names.js";
import { type BertHead, encoderShapes, headShapes } from "../src/tensor-shapes.js";

/** Two layers of width 4, two heads, eleven tokens, three labels. */
export function tinyConfig(): BertConfig {
	return {
		vocabularySize: 11,
		hiddenSize: 4,
		layerCount: 2,
		headCount: 2,
		intermediateSize: 6,
		maxPositions: 8,
		tokenTypeCount: 2,
		activation: "gelu",
		hiddenDropout: 0.1,
		attentionDropout: 0.1,
		classifierDropout: 0.1,
		layerNormEpsilon: 1e-12,
		initializerRange: 0.02,
		padTokenId: 0,
		labels: ["T1059", "T1105", "T1486"],
		problemType: "multi_label_classification",
	};
}

/** A checkpoint of that model under the names of the transformers libraries; every number says where it is. */
export function tinyCheckpoint(
	heads: readonly BertHead[] = ["pooler", "classifier"],
): Map<string, CheckpointTensor> {
	const config = tinyConfig();
	const checkpoint = new Map<string, CheckpointTensor>();
	for (const shapes of [encoderShapes(config), ...heads.map((head) => headShapes(config, head))]) {
		for (const [name, shape] of shapes) {
			const values = Float32Array.from(
				{ length: elementCount(shape) },
				(_, index) => checkpoint.size + index / 128,
			);
			checkpoint.set(toHubName(name)!, floatTensor(shape, values));
		}
	}
	return checkpoint;
}
