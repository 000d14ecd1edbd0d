import { expect, test } from "vitest";
import { OnnxGraph } from "../src/onnx-graph.js";
import { loadOnnxRuntime } from "./onnx-runtime.js";

test("onnxruntime runs a graph with every kind of field", async () => {
	const graph = new OnnxGraph();
	const x = graph.input("x", "float", ["rows", 2]);
	const doubled = graph.node("Mul", [x, graph.scalar("two", 2)]);
	const turned = graph.node("Transpose", [doubled], { perm: [1, 0] });
	const shape = graph.integers("flat", [-1]);
	const flat = graph.node("Reshape", [turned, shape]);
	graph.rename(graph.node("LeakyRelu", [flat], { alpha: { float: 0.5 } }), "y");
	graph.output("y", "float", ["count"]);
	const { InferenceSession, Tensor } = loadOnnxRuntime();
	const session = await InferenceSession.create(Buffer.concat(graph.encode({ name: "test", version: "1" })));
	expect(session.inputNames).toEqual(["x"]);
	const { y } = await session.run({ x: new Tensor("float32", Float32Array.of(1, -2, 3, 4), [2, 2]) });
	expect(y!.dims).toEqual([4]);
	expect(Array.from(y!.data)).toEqual([2, 6, -2, 8]);
});

test("a constant is written once, whoever asks for it", () => {
	const graph = new OnnxGraph();
	const first = graph.scalar("half", 0.5);
	const size = () => Buffer.concat(graph.encode({ name: "", version: "" })).length;
	const before = size();
	expect(graph.scalar("half", 0.5)).toBe(first);
	expect(size() - before).toBeLessThan(12);
});
