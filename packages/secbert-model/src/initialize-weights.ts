import type { BertConfig } from "./bert-config.js";
import { randomBits } from "./dropout.js";
import type { TensorData } from "./tensor-data.js";
import { type BertHead, encoderShapes, headShapes } from "./tensor-shapes.js";

/** Options of {@link initializeWeights}. */
export interface InitializeWeightsOptions {
	/** Equal seeds give equal weights. Default: 0. */
	seed?: number;
	/** The heads to make beside the encoder. Default: pooler and classifier with labels, the MLM head without. */
	heads?: readonly BertHead[];
	/** Weights that are there already, such as those of a pretrained encoder: they are taken as they are. */
	known?: ReadonlyMap<string, TensorData>;
}

/**
 * Weights to start training from: matrices from a normal distribution of deviation `initializerRange`, biases 0, scales of
 * the layer norms 1, the embedding of `[PAD]` 0. What one weight gets does not depend on which others are made.
 */
export function initializeWeights(
	config: BertConfig,
	options: InitializeWeightsOptions = {},
): Map<string, TensorData> {
	const { seed = 0, known } = options;
	const { heads = config.labels.length > 0 ? (["pooler", "classifier"] as const) : (["mlm"] as const) } =
		options;
	const shapes = [encoderShapes(config), ...heads.map((head) => headShapes(config, head))];
	const weights = new Map<string, TensorData>();
	for (const [name, shape] of shapes.flatMap((part) => [...part])) {
		weights.set(name, known?.get(name) ?? initialize(config, seed, name, shape));
	}
	return weights;
}

function initialize(config: BertConfig, seed: number, name: string, shape: readonly number[]): TensorData {
	const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
	if (/norm\.weight$/i.test(name)) data.fill(1);
	else if (shape.length > 1) fillNormal(data, config.initializerRange, randomBits(seed ^ hashName(name)));
	if (name === "embeddings.word") {
		data.fill(0, config.padTokenId * config.hiddenSize, (config.padTokenId + 1) * config.hiddenSize);
	}
	return { shape, data };
}

/** Two independent normal numbers out of two even ones: Box and Muller, 1958, https://doi.org/10.1214/aoms/1177706645 */
function fillNormal(data: Float32Array, deviation: number, random: () => number): void {
	for (let index = 0; index < data.length; index += 2) {
		const radius = deviation * Math.sqrt(-2 * Math.log((random() + 1) / 2 ** 32));
		const angle = (2 * Math.PI * random()) / 2 ** 32;
		data[index] = radius * Math.cos(angle);
		if (index + 1 < data.length) data[index + 1] = radius * Math.sin(angle);
	}
}

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashName(name: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < name.length; index++) {
		hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
	}
	return hash >>> 0;
}
