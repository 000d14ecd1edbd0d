import { expect, test } from "vitest";
import { OnnxGraph } from "../src/onnx-graph.js";
import { floatWeights, int8Weights, type OnnxWeights } from "../src/onnx-weights.js";
import type { TensorData } from "../src/tensor-data.js";
import { loadOnnxRuntime } from "./onnx-runtime.js";

const WEIGHTS = new Map<string, TensorData>([
	["part.weight", { shape: [2, 3], data: Float32Array.of(1, 2, 3, 400, 0, -400) }],
	["part.bias", { shape: [2], data: Float32Array.of(0.5, 0) }],
	["table", { shape: [3, 2], data: Float32Array.of(1, 2, 0.001, 0.002, -100, 50) }],
]);

/** What a graph of these weights gives for one row and for ids. */
async function run(make: (graph: OnnxGraph) => OnnxWeights) {
	const graph = new OnnxGraph();
	const weights = make(graph);
	const x = graph.input("x", "float", ["rows", 3]);
	const ids = graph.input("ids", "int64", ["batch", "tokens"]);
	graph.rename(weights.linear(x, "part"), "y");
	graph.rename(weights.lookUp("table", ids), "rows");
	graph.output("y", "float", ["rows", 2]);
	graph.output("rows", "float", ["batch", "tokens", 2]);
	const { InferenceSession, Tensor } = loadOnnxRuntime();
	const session = await InferenceSession.create(Buffer.concat(graph.encode({ name: "test", version: "1" })));
	const { y, rows } = await session.run({
		x: new Tensor("float32", Float32Array.of(1, -1, 2), [1, 3]),
		ids: new Tensor("int64", BigInt64Array.of(2n, 1n), [1, 2]),
	});
	expect([y!.dims, rows!.dims]).toEqual([
		[1, 2],
		[1, 2, 2],
	]);
	return { y: Array.from(y!.data), rows: Array.from(rows!.data) };
}

test("float32: by hand", async () => {
	const { y, rows } = await run((graph) => floatWeights(graph, WEIGHTS));
	// 1 · 1 − 1 · 2 + 2 · 3 + 0.5; 400 − 800
	expect(y).toEqual([5.5, -400]);
	expect(rows).toEqual([-100, 50, Math.fround(0.001), Math.fround(0.002)]);
});

test.each([8, 7] as const)("%i bits: small rows keep their digits beside large ones", async (bits) => {
	const { y, rows } = await run((graph) => int8Weights(graph, WEIGHTS, bits));
	const step = 1 / (2 ** (bits - 1) - 1);
	expect(Math.abs(y[0]! - 5.5)).toBeLessThan(0.1);
	expect(Math.abs(y[1]! + 400)).toBeLessThan(8);
	expect(Math.abs(rows[1]! - 50)).toBeLessThan(100 * step);
	expect(Math.abs(rows[2]! - 0.001)).toBeLessThan(0.002 * step);
});
