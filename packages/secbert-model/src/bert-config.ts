import { SecbertModelError, type SecbertModelErrorCode } from "./errors.js";
import { isJsonObject, type JsonObject, parseJsonObject, showValue } from "./parse-json.js";
import { countParameters } from "./tensor-shapes.js";

/** Activation of the feed-forward blocks: exact GELU, GELU by tanh, or ReLU. */
export type BertActivation = "gelu" | "gelu_new" | "relu";

/** How the classification head is trained and read. */
export type BertProblemType = "multi_label_classification" | "single_label_classification";

/** Sizes and settings of a BERT encoder, checked. */
export interface BertConfig {
	/** Rows of the word embedding. */
	readonly vocabularySize: number;
	/** Width of a token's vector; a multiple of `headCount`. */
	readonly hiddenSize: number;
	readonly layerCount: number;
	readonly headCount: number;
	/** Width inside the feed-forward block. */
	readonly intermediateSize: number;
	/** Longest input, in tokens. */
	readonly maxPositions: number;
	readonly tokenTypeCount: number;
	readonly activation: BertActivation;
	/** Dropout probabilities, used in training only. */
	readonly hiddenDropout: number;
	readonly attentionDropout: number;
	readonly classifierDropout: number;
	readonly layerNormEpsilon: number;
	/** Standard deviation of new weights. */
	readonly initializerRange: number;
	readonly padTokenId: number;
	/** Names of the classification head's outputs in order; empty without a head. */
	readonly labels: readonly string[];
	readonly problemType: BertProblemType;
}

/** Layers at most; BERT large has 24. Keeps a hostile count from being looped over. */
export const MAX_LAYERS = 128;
/** Hidden and feed-forward width at most; BERT large has 1,024 and 4,096. */
export const MAX_WIDTH = 65_536;
/** Tokens in a vocabulary at most; the largest published BERT vocabularies have about 500,000. */
export const MAX_VOCABULARY_SIZE = 1_000_000;
/** Positions at most: attention costs positions squared, 16,384 already take 1 GiB a head. */
export const MAX_POSITIONS = 16_384;
/** Outputs of a classification head at most. ATT&CK has some 700 techniques. */
export const MAX_LABELS = 100_000;
/** Bytes of all weights in float32 at most: 4 GiB is what 32-bit WebAssembly can address; BERT large takes 1.3 GB. */
export const MAX_WEIGHT_BYTES = 4 * 1024 ** 3;

/**
 * Reads a `config.json` as the transformers libraries write it. Absent settings have the defaults of BERT base; sizes must
 * be there.
 *
 * @throws SecbertModelError `SECBERT_CONFIG_INVALID`, `SECBERT_CONFIG_UNSUPPORTED`, `SECBERT_CONFIG_TOO_LARGE`
 * @see https://arxiv.org/abs/1810.04805
 */
export function readBertConfig(json: string): BertConfig {
	const file = parseJsonObject(json, "config.json", "SECBERT_CONFIG_INVALID");
	refuseOtherModels(file);
	const labels = readLabels(file.id2label);
	return checkBertConfig({
		vocabularySize: file.vocab_size as number,
		hiddenSize: file.hidden_size as number,
		layerCount: file.num_hidden_layers as number,
		headCount: file.num_attention_heads as number,
		intermediateSize: file.intermediate_size as number,
		maxPositions: file.max_position_embeddings as number,
		tokenTypeCount: (file.type_vocab_size ?? 2) as number,
		activation: (file.hidden_act ?? "gelu") as BertActivation,
		hiddenDropout: (file.hidden_dropout_prob ?? 0.1) as number,
		attentionDropout: (file.attention_probs_dropout_prob ?? 0.1) as number,
		classifierDropout: (file.classifier_dropout ?? file.hidden_dropout_prob ?? 0.1) as number,
		layerNormEpsilon: (file.layer_norm_eps ?? 1e-12) as number,
		initializerRange: (file.initializer_range ?? 0.02) as number,
		padTokenId: (file.pad_token_id ?? 0) as number,
		labels,
		problemType: (file.problem_type ?? impliedProblem(labels)) as BertProblemType,
	});
}

/**
 * Checks sizes and settings, wherever they came from, and gives them back.
 *
 * @throws SecbertModelError as {@link readBertConfig}
 */
export function checkBertConfig(config: BertConfig): BertConfig {
	checkSize("hidden_size", config.hiddenSize, MAX_WIDTH);
	checkSize("intermediate_size", config.intermediateSize, MAX_WIDTH);
	checkSize("num_hidden_layers", config.layerCount, MAX_LAYERS);
	checkSize("num_attention_heads", config.headCount, config.hiddenSize);
	checkSize("vocab_size", config.vocabularySize, MAX_VOCABULARY_SIZE);
	checkSize("max_position_embeddings", config.maxPositions, MAX_POSITIONS);
	checkSize("type_vocab_size", config.tokenTypeCount, 1024);
	if (config.hiddenSize % config.headCount !== 0) {
		throw invalid(
			`a hidden_size that num_attention_heads divides, found ${config.hiddenSize} and ${config.headCount}`,
		);
	}
	if (!ACTIVATIONS.includes(config.activation)) {
		throw unsupported(`hidden_act ${ACTIVATIONS.join(", ")}`, config.activation);
	}
	if (!PROBLEM_TYPES.includes(config.problemType)) {
		throw unsupported(`problem_type ${PROBLEM_TYPES.join(" or ")}`, config.problemType);
	}
	checkNumber("hidden_dropout_prob", config.hiddenDropout, 0, 0.999);
	checkNumber("attention_probs_dropout_prob", config.attentionDropout, 0, 0.999);
	checkNumber("classifier_dropout", config.classifierDropout, 0, 0.999);
	checkNumber("layer_norm_eps", config.layerNormEpsilon, Number.MIN_VALUE, 1);
	checkNumber("initializer_range", config.initializerRange, 0, 10);
	if (!Number.isInteger(config.padTokenId)) checkNumber("pad_token_id", Number.NaN, 0, 0);
	checkNumber("pad_token_id", config.padTokenId, 0, config.vocabularySize - 1);
	checkLabels(config.labels);
	const bytes = 4 * countParameters(config);
	if (bytes > MAX_WEIGHT_BYTES) {
		throw new SecbertModelError(
			"SECBERT_CONFIG_TOO_LARGE",
			`Weights of at most ${inGigabytes(MAX_WEIGHT_BYTES)} GB were expected, these sizes need ${inGigabytes(bytes)} GB; check config.json or take a smaller model.`,
			{ details: { bytes } },
		);
	}
	return config;
}

/**
 * Writes the `config.json` that {@link readBertConfig} and the transformers libraries read. With labels it describes a
 * sequence classifier, without them a masked language model.
 */
export function writeBertConfig(config: BertConfig): string {
	const { labels } = config;
	const head =
		labels.length === 0
			? { architectures: ["BertForMaskedLM"] }
			: {
					architectures: ["BertForSequenceClassification"],
					problem_type: config.problemType,
					id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
					label2id: Object.fromEntries(labels.map((label, id) => [label, id])),
				};
	const file = {
		model_type: "bert",
		...head,
		vocab_size: config.vocabularySize,
		hidden_size: config.hiddenSize,
		num_hidden_layers: config.layerCount,
		num_attention_heads: config.headCount,
		intermediate_size: config.intermediateSize,
		max_position_embeddings: config.maxPositions,
		type_vocab_size: config.tokenTypeCount,
		hidden_act: config.activation,
		hidden_dropout_prob: config.hiddenDropout,
		attention_probs_dropout_prob: config.attentionDropout,
		classifier_dropout: config.classifierDropout,
		layer_norm_eps: config.layerNormEpsilon,
		initializer_range: config.initializerRange,
		pad_token_id: config.padTokenId,
		position_embedding_type: "absolute",
	};
	return `${JSON.stringify(file, null, 2)}\n`;
}

const ACTIVATIONS: readonly string[] = ["gelu", "gelu_new", "relu"];
const PROBLEM_TYPES: readonly string[] = ["multi_label_classification", "single_label_classification"];

/** What computes something else under the same names would load and give wrong numbers. */
function refuseOtherModels(file: JsonObject): void {
	const { model_type = "bert", position_embedding_type = "absolute", is_decoder = false } = file;
	if (model_type !== "bert") throw unsupported('model_type "bert"', model_type);
	if (position_embedding_type !== "absolute") {
		throw unsupported('position_embedding_type "absolute"', position_embedding_type);
	}
	if (is_decoder !== false) throw unsupported("an encoder (is_decoder false)", is_decoder);
	const { embedding_size = file.hidden_size } = file;
	if (embedding_size !== file.hidden_size)
		throw unsupported("embeddings as wide as hidden_size", embedding_size);
}

/** The libraries take a head that says nothing for softmax; without a head the question does not arise, and ours is multi-label. */
function impliedProblem(labels: readonly string[]): BertProblemType {
	return labels.length > 0 ? "single_label_classification" : "multi_label_classification";
}

function readLabels(names: unknown): readonly string[] {
	if (names === undefined || names === null) return [];
	if (!isJsonObject(names)) throw invalid(`id2label as an object, found ${showValue(names)}`);
	const count = Object.keys(names).length;
	return Array.from({ length: count }, (_, id) => {
		if (!Object.hasOwn(names, id))
			throw invalid(`id2label with every number from 0 to ${count - 1}, ${id} is missing`);
		return names[id] as string;
	});
}

function checkLabels(labels: readonly string[]): void {
	if (!Array.isArray(labels) || labels.length > MAX_LABELS) {
		throw invalid(`at most ${MAX_LABELS} labels, found ${showValue(labels?.length)}`);
	}
	const wrong = labels.find((label) => typeof label !== "string" || label === "");
	if (wrong !== undefined) throw invalid(`names as labels, found ${showValue(wrong)}`);
	const seen = new Set<string>();
	for (const label of labels) {
		if (seen.has(label)) throw invalid(`different labels, found ${showValue(label)} twice`);
		seen.add(label);
	}
}

function checkSize(name: string, value: number, highest: number): void {
	if (!Number.isInteger(value) || value < 1)
		throw invalid(`${name} as a whole number from 1, found ${showValue(value)}`);
	if (value > highest) {
		throw new SecbertModelError(
			"SECBERT_CONFIG_TOO_LARGE",
			`${name} of at most ${highest} was expected, found ${value}; check config.json or take a smaller model.`,
			{ details: { name, value, highest } },
		);
	}
}

function checkNumber(name: string, value: number, lowest: number, highest: number): void {
	if (!(typeof value === "number" && value >= lowest && value <= highest)) {
		throw invalid(`${name} from ${lowest} to ${highest}, found ${showValue(value)}`);
	}
}

const inGigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);

const failure = (code: SecbertModelErrorCode, expected: string) =>
	new SecbertModelError(code, `config.json: expected ${expected}.`);

const invalid = (expected: string) => failure("SECBERT_CONFIG_INVALID", `${expected}; get the file again`);

const unsupported = (expected: string, found: unknown) =>
	failure(
		"SECBERT_CONFIG_UNSUPPORTED",
		`${expected}, found ${showValue(found)}; this package runs BERT encoders only`,
	);
