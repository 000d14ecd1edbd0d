import type { Tensor1D, Tensor2D, Tensor3D, Variable } from "@tensorflow/tfjs";
import { attentionBias } from "./attention.js";
import type { BertConfig } from "./bert-config.js";
import { type BertVariables, createBlocks } from "./bert-variables.js";
import { checkInputs } from "./check-inputs.js";
import { checkWeights } from "./check-weights.js";
import { classify } from "./classification-head.js";
import { createDropout, type Dropout, randomBits } from "./dropout.js";
import { embed } from "./embeddings.js";
import { encodeLayer } from "./encoder.js";
import type { TensorFlow } from "./load-tensor-backend.js";
import { predictMasked } from "./mlm-head.js";
import { pool } from "./pooler.js";
import type { TensorData } from "./tensor-data.js";

/** Options of a pass through a {@link Bert}. */
export interface BertPassOptions {
	/** The part of a pair each token belongs to, `[batch, tokens]`. Default: all in the first. */
	tokenTypeIds?: Tensor2D;
	/** Turns dropout on, with masks that follow from this number. Default: no dropout, as for inference. */
	dropoutSeed?: number;
}

/** What {@link Bert.forward} gives. */
export interface BertOutput {
	/** `[batch, labels]`, before the sigmoid. */
	logits: Tensor2D;
	/** `[batch, hidden]`: the input as a whole. */
	pooled: Tensor2D;
	/** `[batch, tokens, hidden]`: the last layer. */
	hidden: Tensor3D;
}

/** A BERT in TensorFlow.js. Ids and masks are int32 `[batch, tokens]`; results are the caller's to dispose. */
export interface Bert {
	readonly config: BertConfig;
	/** The weights, to train and to save. Gradients of `tf.variableGrads` are keyed by `variable.name`, not by these names. */
	readonly variables: BertVariables;
	/**
	 * Logits of the classification head. Works inside `tf.variableGrads`.
	 *
	 * @throws {SecbertModelError} `SECBERT_INPUT_INVALID`, `SECBERT_HEAD_MISSING` without pooler or classifier.
	 */
	forward(inputIds: Tensor2D, attentionMask: Tensor2D, options?: BertPassOptions): BertOutput;
	/** The embeddings and the output of each layer, `[batch, tokens, hidden]` each, first to last. */
	hiddenStates(inputIds: Tensor2D, attentionMask: Tensor2D, options?: BertPassOptions): Tensor3D[];
	/**
	 * Logits over the vocabulary, `[positions, vocabulary]`, at the given places; a position is `row · tokens + token`.
	 *
	 * @throws {SecbertModelError} `SECBERT_INPUT_INVALID`, `SECBERT_HEAD_MISSING` without the head of masked language models.
	 */
	predictTokens(
		inputIds: Tensor2D,
		attentionMask: Tensor2D,
		positions: Tensor1D,
		options?: BertPassOptions,
	): Tensor2D;
	/** Frees the weights. */
	dispose(): void;
}

/**
 * A BERT that runs and trains on whatever backend `tf` has.
 *
 * @param weights the encoder's tensors and those of the heads it has, by our names (see `encoderShapes`, `headShapes`).
 * @throws {SecbertModelError} `SECBERT_STATE_MISMATCH` for missing or misshapen weights.
 *
 * @example
 * const bert = createBert(config, weights, tf);
 * const { logits } = bert.forward(tf.tensor2d([[2, 7, 3]], [1, 3], "int32"), tf.ones([1, 3], "int32"));
 */
export function createBert(
	config: BertConfig,
	weights: ReadonlyMap<string, TensorData>,
	tf: TensorFlow,
): Bert {
	const variables = createVariables(config, weights, tf);
	const blocks = createBlocks(tf, variables, config.layerNormEpsilon);

	const dropouts = (seed: number | undefined) => {
		const random = randomBits(seed ?? 0);
		const dropout = (rate: number): Dropout => createDropout(tf, seed === undefined ? 0 : rate, random);
		return {
			hidden: dropout(config.hiddenDropout),
			attention: dropout(config.attentionDropout),
			classifier: dropout(config.classifierDropout),
		};
	};

	const encode = (
		inputIds: Tensor2D,
		attentionMask: Tensor2D,
		options: BertPassOptions,
		visit?: (hidden: Tensor3D) => void,
	) => {
		const { tokenTypeIds, dropoutSeed } = options;
		checkInputs(config, inputIds, attentionMask, tokenTypeIds);
		const rates = dropouts(dropoutSeed);
		const bias = attentionBias(tf, attentionMask);
		let hidden = embed(blocks, inputIds, tokenTypeIds, rates.hidden);
		visit?.(hidden);
		for (let layer = 0; layer < config.layerCount; layer++) {
			hidden = encodeLayer(blocks, config, layer, hidden, bias, rates);
			visit?.(hidden);
		}
		return { hidden, rates };
	};

	return {
		config,
		variables,
		forward: (inputIds, attentionMask, options = {}) =>
			tf.tidy(() => {
				const { hidden, rates } = encode(inputIds, attentionMask, options);
				const pooled = pool(blocks, hidden);
				return { logits: classify(blocks, pooled, rates.classifier), pooled, hidden };
			}),
		hiddenStates: (inputIds, attentionMask, options = {}) =>
			tf.tidy(() => {
				const states: Tensor3D[] = [];
				encode(inputIds, attentionMask, options, (hidden) => states.push(hidden));
				return states;
			}),
		predictTokens: (inputIds, attentionMask, positions, options = {}) =>
			tf.tidy(() => {
				const { hidden } = encode(inputIds, attentionMask, options);
				return predictMasked(blocks, config, hidden, positions);
			}),
		dispose: () => {
			for (const variable of variables.values()) variable.dispose();
		},
	};
}

function createVariables(
	config: BertConfig,
	weights: ReadonlyMap<string, TensorData>,
	tf: TensorFlow,
): ReadonlyMap<string, Variable> {
	const variables = new Map<string, Variable>();
	for (const [name, shape] of checkWeights(config, weights)) {
		const initial = tf.tensor(weights.get(name)!.data, [...shape]);
		variables.set(name, tf.variable(initial, true));
		initial.dispose();
	}
	return variables;
}
