import { describe, expect, test } from "vitest";
import { readBertConfig, writeBertConfig } from "../src/bert-config.js";
import { errorCode, failureOf } from "./error-code.js";

/** SecBERT's sizes. */
const SECBERT = {
	model_type: "bert",
	vocab_size: 52_000,
	hidden_size: 768,
	num_hidden_layers: 6,
	num_attention_heads: 12,
	intermediate_size: 3072,
	max_position_embeddings: 512,
};
const read = (changes: object) => readBertConfig(JSON.stringify({ ...SECBERT, ...changes }));

test("reads sizes and fills in what BERT base has", () => {
	expect(read({ architectures: ["BertForMaskedLM"], transformers_version: "4.0.0" })).toEqual({
		vocabularySize: 52_000,
		hiddenSize: 768,
		layerCount: 6,
		headCount: 12,
		intermediateSize: 3072,
		maxPositions: 512,
		tokenTypeCount: 2,
		activation: "gelu",
		hiddenDropout: 0.1,
		attentionDropout: 0.1,
		classifierDropout: 0.1,
		layerNormEpsilon: 1e-12,
		initializerRange: 0.02,
		padTokenId: 0,
		labels: [],
		problemType: "multi_label_classification",
	});
});

test("labels come in the order of their numbers, and a head that says nothing is for one label", () => {
	const config = read({ id2label: { 1: "T1105", 0: "T1059" } });
	expect(config.labels).toEqual(["T1059", "T1105"]);
	expect(config.problemType).toBe("single_label_classification");
	expect(read({ id2label: { 0: "T1059" }, problem_type: "multi_label_classification" }).problemType).toBe(
		"multi_label_classification",
	);
});

test("what is written is read as the same", () => {
	const config = read({
		id2label: { 0: "T1059", 1: "__proto__" },
		problem_type: "multi_label_classification",
		hidden_act: "relu",
	});
	expect(readBertConfig(writeBertConfig(config))).toEqual(config);
	expect(JSON.parse(writeBertConfig(config))).toMatchObject({
		model_type: "bert",
		architectures: ["BertForSequenceClassification"],
		id2label: { 0: "T1059", 1: "__proto__" },
		problem_type: "multi_label_classification",
	});
	const base = read({});
	expect(readBertConfig(writeBertConfig(base))).toEqual(base);
	expect(JSON.parse(writeBertConfig(base))).toMatchObject({ architectures: ["BertForMaskedLM"] });
});

describe("refuses", () => {
	test.each([
		["heads that do not divide", { num_attention_heads: 7 }],
		["no layers", { num_hidden_layers: 0 }],
		["sizes that are no whole numbers", { hidden_size: 768.5 }],
		["sizes as text", { vocab_size: "52000" }],
		["a missing size", { intermediate_size: undefined }],
		["NaN as epsilon", { layer_norm_eps: null, hidden_dropout_prob: "x" }],
		["dropout of everything", { hidden_dropout_prob: 1 }],
		["a padding token outside the vocabulary", { pad_token_id: 52_000 }],
		["labels with a gap", { id2label: { 0: "a", 2: "b" } }],
		["labels twice", { id2label: { 0: "a", 1: "a" } }],
		["labels that are no text", { id2label: { 0: 1 } }],
	])("%s", (_, changes) => {
		expect(errorCode(() => read(changes))).toBe("SECBERT_CONFIG_INVALID");
	});

	test.each([
		["another model", { model_type: "roberta" }],
		["relative positions", { position_embedding_type: "relative_key" }],
		["a decoder", { is_decoder: true }],
		["another activation", { hidden_act: "silu" }],
		["regression", { problem_type: "regression" }],
		["factorised embeddings", { embedding_size: 128 }],
	])("%s", (_, changes) => {
		expect(errorCode(() => read(changes))).toBe("SECBERT_CONFIG_UNSUPPORTED");
	});

	test.each([
		["a billion layers", { num_hidden_layers: 1e9 }],
		["a vocabulary of 2^40", { vocab_size: 2 ** 40 }],
		["too many positions", { max_position_embeddings: 1_000_000 }],
		// 24 layers of 4 · 8192² + 2 · 8192 · 32768 weights are 77 GB in float32.
		[
			"100 GB in sizes that each may be",
			{ hidden_size: 8192, intermediate_size: 32_768, num_hidden_layers: 32, num_attention_heads: 8 },
		],
	])("%s", (_, changes) => {
		expect(errorCode(() => read(changes))).toBe("SECBERT_CONFIG_TOO_LARGE");
	});

	test("and says how much it would take", () => {
		// Layers: 32 · (4 · 8192² + 2 · 8192 · 32768) = 25.77e9 weights, 103 GB; embeddings add 1.7 GB.
		const sizes = {
			hidden_size: 8192,
			intermediate_size: 32_768,
			num_hidden_layers: 32,
			num_attention_heads: 8,
		};
		expect(failureOf(() => read(sizes))?.message).toMatch(
			/4\.3 GB were expected, these sizes need 10[0-9]\.\d GB/,
		);
	});
});
