import type { BertConfig } from "./bert-config.js";
import { SecbertModelError } from "./errors.js";
import type { TensorData } from "./tensor-data.js";
import { BERT_HEADS, encoderShapes, headShapes, type TensorShapes } from "./tensor-shapes.js";

/**
 * The names and shapes of the encoder and of the heads that some weight belongs to, after a look that all are there.
 *
 * @throws {SecbertModelError} `SECBERT_STATE_MISMATCH` naming all missing and misshapen weights.
 */
export function checkWeights(config: BertConfig, weights: ReadonlyMap<string, TensorData>): TensorShapes {
	const shapes = new Map(encoderShapes(config));
	for (const head of BERT_HEADS) {
		const parts = headShapes(config, head);
		// The classifier reads the pooled vector.
		const isThere =
			[...parts.keys()].some((name) => weights.has(name)) ||
			(head === "pooler" && weights.has("classifier.weight"));
		if (isThere) for (const [name, shape] of parts) shapes.set(name, shape);
	}
	const wrong: string[] = [];
	for (const [name, shape] of shapes) {
		const found = weights.get(name);
		if (found === undefined) wrong.push(`${name} is missing`);
		else if (String(found.shape) !== String(shape))
			wrong.push(`${name} is [${found.shape}] instead of [${shape}]`);
	}
	if (wrong.length > 0)
		throw new SecbertModelError(
			"SECBERT_STATE_MISMATCH",
			`expected the weights that config.json describes: ${wrong.join(", ")}; load the checkpoint that belongs to it`,
			{ details: { wrong } },
		);
	return shapes;
}
