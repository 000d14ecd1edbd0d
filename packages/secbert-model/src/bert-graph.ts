import { GELU_CUBIC } from "./activation.js";
import { MASKED_SCORE } from "./attention.js";
import type { BertConfig } from "./bert-config.js";
import { ONNX_TYPES, OnnxGraph } from "./onnx-graph.js";
import { floatWeights, int8Weights, type OnnxWeights } from "./onnx-weights.js";
import type { WeightBits } from "./quantize-rows.js";
import type { TensorData } from "./tensor-data.js";

/** Options of {@link buildBertGraph}. */
export interface BertGraphOptions {
	/** Bits of the encoder's matrices; 32 leaves them as they are. Default: 32. */
	weightBits?: 32 | WeightBits;
	/** Whether the graph has the input `token_type_ids`; without it all tokens are of type 0. Default: false. */
	hasTokenTypes?: boolean;
}

/**
 * The forward pass as an ONNX graph with batch and length left open: `input_ids` and `attention_mask` int64
 * `[batch, sequence]` → `logits [batch, labels]`, or, for weights without a classifier, `last_hidden_state`.
 * Pooler and classifier stay in float32, they are small.
 */
export function buildBertGraph(
	config: BertConfig,
	weights: ReadonlyMap<string, TensorData>,
	options: BertGraphOptions = {},
): OnnxGraph {
	const { weightBits = 32, hasTokenTypes = false } = options;
	const graph = new OnnxGraph();
	const exact = floatWeights(graph, weights);
	const matrices = weightBits === 32 ? exact : int8Weights(graph, weights, weightBits);
	const parts: Parts = { graph, config, weights, matrices };
	const sizes = ["batch", "sequence"];

	const inputIds = graph.input("input_ids", "int64", sizes);
	const attentionMask = graph.input("attention_mask", "int64", sizes);
	const tokenTypeIds = hasTokenTypes ? graph.input("token_type_ids", "int64", sizes) : undefined;
	const bias = maskBias(graph, attentionMask);
	let hidden = addEmbeddings(parts, inputIds, tokenTypeIds);
	for (let layer = 0; layer < config.layerCount; layer++) hidden = addLayer(parts, layer, hidden, bias);

	if (weights.has("classifier.weight")) {
		const first = graph.node("Gather", [hidden, graph.integer("zero", 0)], { axis: 1 }); // [batch, hidden]
		const pooled = graph.node("Tanh", [exact.linear(first, "pooler")]);
		graph.rename(exact.linear(pooled, "classifier"), "logits");
		graph.output("logits", "float", ["batch", config.labels.length]);
	} else {
		graph.rename(hidden, "last_hidden_state");
		graph.output("last_hidden_state", "float", [...sizes, config.hiddenSize]);
	}
	return graph;
}

interface Parts {
	graph: OnnxGraph;
	config: BertConfig;
	weights: ReadonlyMap<string, TensorData>;
	matrices: OnnxWeights;
}

function addEmbeddings(parts: Parts, inputIds: string, tokenTypeIds: string | undefined): string {
	const { graph, config, weights, matrices } = parts;
	const shape = graph.node("Shape", [inputIds]);
	const length = graph.node("Gather", [shape, graph.integer("one", 1)], { axis: 0 });
	const positions = graph.node("Range", [graph.integer("zero", 0), length, graph.integer("one", 1)]);
	const firstType = weights.get("embeddings.tokenType")!.data.subarray(0, config.hiddenSize);
	const types = tokenTypeIds
		? matrices.lookUp("embeddings.tokenType", tokenTypeIds)
		: graph.constant("embeddings.tokenType.first", [config.hiddenSize], firstType);
	const words = matrices.lookUp("embeddings.word", inputIds);
	const placed = graph.node("Add", [words, matrices.lookUp("embeddings.position", positions)]);
	return addNorm(parts, graph.node("Add", [placed, types]), "embeddings.norm");
}

function addLayer(parts: Parts, layer: number, hidden: string, bias: string): string {
	const { graph, config, matrices } = parts;
	const { headCount, hiddenSize } = config;
	const name = (part: string) => `layers.${layer}.${part}`;
	const split = graph.integers("heads", [0, 0, headCount, hiddenSize / headCount]);
	const heads = (part: string, perm: readonly number[]) => {
		const vectors = graph.node("Reshape", [matrices.linear(hidden, name(part)), split]);
		return graph.node("Transpose", [vectors], { perm });
	};
	const query = heads("query", [0, 2, 1, 3]);
	const key = heads("key", [0, 2, 3, 1]);
	const value = heads("value", [0, 2, 1, 3]);
	const scale = graph.scalar("scale", 1 / Math.sqrt(hiddenSize / headCount));
	const scores = graph.node("Mul", [graph.node("MatMul", [query, key]), scale]); // [batch, heads, tokens, tokens]
	const shares = graph.node("Softmax", [graph.node("Add", [scores, bias])], { axis: -1 });
	const context = graph.node("Transpose", [graph.node("MatMul", [shares, value])], { perm: [0, 2, 1, 3] });
	const joined = graph.node("Reshape", [context, graph.integers("joined", [0, 0, hiddenSize])]);
	const attended = matrices.linear(joined, name("attentionOutput"));
	const middle = addNorm(parts, graph.node("Add", [attended, hidden]), name("attentionNorm"));
	const inner = addActivation(parts, matrices.linear(middle, name("intermediate")));
	const outer = matrices.linear(inner, name("output"));
	return addNorm(parts, graph.node("Add", [outer, middle]), name("outputNorm"));
}

function addNorm({ graph, config, weights }: Parts, x: string, name: string): string {
	const [weight, bias] = ["weight", "bias"].map((part) => {
		const { shape, data } = weights.get(`${name}.${part}`)!;
		return graph.constant(`${name}.${part}`, shape, data);
	});
	const epsilon = { float: config.layerNormEpsilon };
	return graph.node("LayerNormalization", [x, weight!, bias!], { axis: -1, epsilon });
}

function addActivation({ graph, config }: Parts, x: string): string {
	if (config.activation === "relu") return graph.node("Relu", [x]);
	const half = graph.scalar("half", 0.5);
	const unit = graph.scalar("unit", 1);
	if (config.activation === "gelu") {
		// These operators in this order are fused into one by onnxruntime.
		const scaled = graph.node("Div", [x, graph.scalar("root2", Math.SQRT2)]);
		const doubled = graph.node("Add", [graph.node("Erf", [scaled]), unit]);
		return graph.node("Mul", [graph.node("Mul", [x, doubled]), half]);
	}
	const cube = graph.node("Mul", [graph.node("Mul", [x, x]), x]);
	const bent = graph.node("Add", [x, graph.node("Mul", [cube, graph.scalar("cubic", GELU_CUBIC)])]);
	const inner = graph.node("Mul", [bent, graph.scalar("slope", Math.sqrt(2 / Math.PI))]);
	const doubled = graph.node("Add", [graph.node("Tanh", [inner]), unit]);
	return graph.node("Mul", [graph.node("Mul", [x, doubled]), half]);
}

/** `[batch, sequence]` of ones and zeros → `[batch, 1, 1, sequence]` of 0 and the score of padding. */
function maskBias(graph: OnnxGraph, attentionMask: string): string {
	const spread = graph.node("Unsqueeze", [attentionMask, graph.integers("headAxes", [1, 2])]);
	const mask = graph.node("Cast", [spread], { to: ONNX_TYPES.float });
	const padding = graph.node("Sub", [graph.scalar("unit", 1), mask]);
	return graph.node("Mul", [padding, graph.scalar("masked", MASKED_SCORE)]);
}
