import type { BertConfig } from "./bert-config.js";

/** A part that a checkpoint may have or lack as a whole. */
export type BertHead = "pooler" | "classifier" | "mlm";

/** Name and shape of each tensor, in the order of the forward pass. */
export type TensorShapes = ReadonlyMap<string, readonly number[]>;

/**
 * The tensors of embeddings and layers by our names. Linear weights are `[out, in]`, as PyTorch has them.
 *
 * `embeddings.word [vocabulary, hidden]`, `embeddings.position`, `embeddings.tokenType`, `embeddings.norm.weight|bias`; of
 * each layer `layers.N.` with `query`, `key`, `value`, `attentionOutput`, `attentionNorm`, `intermediate`, `output` and
 * `outputNorm`, each with `.weight` and `.bias`.
 */
export function encoderShapes(config: BertConfig): TensorShapes {
	const { hiddenSize: hidden, intermediateSize: inner } = config;
	const shapes = new Map<string, readonly number[]>();
	shapes.set("embeddings.word", [config.vocabularySize, hidden]);
	shapes.set("embeddings.position", [config.maxPositions, hidden]);
	shapes.set("embeddings.tokenType", [config.tokenTypeCount, hidden]);
	addNorm(shapes, "embeddings.norm", hidden);
	for (let layer = 0; layer < config.layerCount; layer++) {
		for (const name of ["query", "key", "value", "attentionOutput"]) {
			addLinear(shapes, `layers.${layer}.${name}`, hidden, hidden);
		}
		addNorm(shapes, `layers.${layer}.attentionNorm`, hidden);
		addLinear(shapes, `layers.${layer}.intermediate`, inner, hidden);
		addLinear(shapes, `layers.${layer}.output`, hidden, inner);
		addNorm(shapes, `layers.${layer}.outputNorm`, hidden);
	}
	return shapes;
}

/**
 * The tensors of one head: `pooler.weight|bias`; `classifier.weight [labels, hidden]`, `classifier.bias`;
 * `mlm.transform.weight|bias`, `mlm.norm.weight|bias`, `mlm.bias [vocabulary]`, its output weights being the word embedding.
 */
export function headShapes(config: BertConfig, head: BertHead): TensorShapes {
	const { hiddenSize: hidden } = config;
	const shapes = new Map<string, readonly number[]>();
	if (head === "pooler") addLinear(shapes, "pooler", hidden, hidden);
	if (head === "classifier") addLinear(shapes, "classifier", config.labels.length, hidden);
	if (head === "mlm") {
		addLinear(shapes, "mlm.transform", hidden, hidden);
		addNorm(shapes, "mlm.norm", hidden);
		shapes.set("mlm.bias", [config.vocabularySize]);
	}
	return shapes;
}

/** All heads, in the order of their tensors. */
export const BERT_HEADS: readonly BertHead[] = ["pooler", "classifier", "mlm"];

/** How many numbers an encoder with its pooler, and its classifier when it has labels, holds. */
export function countParameters(config: BertConfig): number {
	const parts = [encoderShapes(config), headShapes(config, "pooler"), headShapes(config, "classifier")];
	return parts.reduce((sum, shapes) => sum + countElements(shapes), 0);
}

function countElements(shapes: TensorShapes): number {
	let sum = 0;
	for (const shape of shapes.values()) sum += shape.reduce((product, size) => product * size, 1);
	return sum;
}

function addLinear(
	shapes: Map<string, readonly number[]>,
	name: string,
	outputs: number,
	inputs: number,
): void {
	shapes.set(`${name}.weight`, [outputs, inputs]);
	shapes.set(`${name}.bias`, [outputs]);
}

function addNorm(shapes: Map<string, readonly number[]>, name: string, size: number): void {
	shapes.set(`${name}.weight`, [size]);
	shapes.set(`${name}.bias`, [size]);
}
