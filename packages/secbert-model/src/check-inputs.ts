import type { Tensor2D } from "@tensorflow/tfjs";
import type { BertConfig } from "./bert-config.js";
import { SecbertModelError } from "./errors.js";

/** @throws {SecbertModelError} `SECBERT_INPUT_INVALID` for shapes that do not fit each other or the model's positions. */
export function checkInputs(
	config: BertConfig,
	inputIds: Tensor2D,
	attentionMask: Tensor2D,
	tokenTypeIds?: Tensor2D,
): void {
	const [batch, tokens] = inputIds.shape;
	if (inputIds.rank !== 2 || !(batch > 0) || !(tokens > 0) || inputIds.dtype !== "int32")
		throw invalid(`inputIds as int32 [batch, tokens], found ${inputIds.dtype} [${inputIds.shape}]`);
	if (tokens > config.maxPositions)
		throw invalid(`at most ${config.maxPositions} tokens, found ${tokens}; truncate the input`);
	for (const [name, other] of [
		["attentionMask", attentionMask],
		["tokenTypeIds", tokenTypeIds],
	] as const) {
		if (other !== undefined && String(other.shape) !== String(inputIds.shape))
			throw invalid(`${name} of the shape of inputIds [${inputIds.shape}], found [${other.shape}]`);
	}
}

const invalid = (expected: string) => new SecbertModelError("SECBERT_INPUT_INVALID", `expected ${expected}`);
