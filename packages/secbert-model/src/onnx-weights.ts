import { ONNX_TYPES, type OnnxGraph } from "./onnx-graph.js";
import { quantizeRows, type WeightBits } from "./quantize-rows.js";
import type { TensorData } from "./tensor-data.js";
import { transposeMatrix } from "./transpose-matrix.js";

/** How a graph uses the model's matrices: as they are, or in whole numbers. */
export interface OnnxWeights {
	/** Rows of a table by number: `[...ids]` → `[...ids, hidden]`. */
	lookUp(table: string, ids: string): string;
	/** `x · weightᵀ + bias` of `name.weight` and `name.bias`. */
	linear(x: string, name: string): string;
}

/** Matrices in float32. */
export function floatWeights(graph: OnnxGraph, weights: ReadonlyMap<string, TensorData>): OnnxWeights {
	return {
		lookUp: (table, ids) => {
			const { shape, data } = weights.get(table)!;
			return graph.node("Gather", [graph.constant(table, shape, data), ids], { axis: 0 });
		},
		linear: (x, name) => {
			const { shape, data } = weights.get(`${name}.weight`)!;
			const [outputs, inputs] = shape as [number, number];
			const matrix = graph.constant(
				`${name}.weight.T`,
				[inputs, outputs],
				transposeMatrix(data, outputs, inputs),
			);
			return graph.node("Add", [graph.node("MatMul", [x, matrix]), addBias(graph, weights, name)]);
		},
	};
}

/**
 * Matrices in int8 with one scale an output and one a table row; what they are multiplied with is quantised as it comes.
 * One scale for a whole embedding would lose some 25 times as much.
 */
export function int8Weights(
	graph: OnnxGraph,
	weights: ReadonlyMap<string, TensorData>,
	bits: WeightBits,
): OnnxWeights {
	// Query, key and value read the same tensor: it is quantised once.
	const quantized = new Map<string, string[]>();
	const quantize = (x: string) => {
		const known = quantized.get(x) ?? graph.nodes("DynamicQuantizeLinear", [x], 3);
		quantized.set(x, known);
		return known as [values: string, scale: string, zeroPoint: string];
	};
	return {
		lookUp: (table, ids) => {
			const matrix = weights.get(table)!;
			const { data, scales } = quantizeRows(matrix, bits);
			const rows = graph.constant(`${table}.int8`, matrix.shape, data);
			const rowScales = graph.constant(`${table}.scale`, [scales.length, 1], scales);
			const values = graph.node("Gather", [rows, ids], { axis: 0 });
			const scale = graph.node("Gather", [rowScales, ids], { axis: 0 }); // [...ids, 1]
			return graph.node("Mul", [graph.node("Cast", [values], { to: ONNX_TYPES.float }), scale]);
		},
		linear: (x, name) => {
			const matrix = weights.get(`${name}.weight`)!;
			const [outputs, inputs] = matrix.shape as [number, number];
			const { data, scales } = quantizeRows(matrix, bits);
			const columns = graph.constant(
				`${name}.weight.int8`,
				[inputs, outputs],
				transposeMatrix(data, outputs, inputs),
			);
			const columnScales = graph.constant(`${name}.weight.scale`, [outputs], scales);
			const [values, scale, zeroPoint] = quantize(x);
			// This order of operators is the one onnxruntime fuses into a single kernel.
			const sums = graph.node("MatMulInteger", [values, columns, zeroPoint]);
			const product = graph.node("Mul", [
				graph.node("Cast", [sums], { to: ONNX_TYPES.float }),
				graph.node("Mul", [scale, columnScales]),
			]);
			return graph.node("Add", [product, addBias(graph, weights, name)]);
		},
	};
}

function addBias(graph: OnnxGraph, weights: ReadonlyMap<string, TensorData>, name: string): string {
	const { shape, data } = weights.get(`${name}.bias`)!;
	return graph.constant(`${name}.bias`, shape, data);
}
