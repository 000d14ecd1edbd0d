import { expect, test } from "vitest";
import { buildBertGraph } from "../src/bert-graph.js";
import { loadOnnxRuntime } from "./onnx-runtime.js";
import { readTorchFixture } from "./torch-fixture.js";

const { config, weights, inputs, expected } = readTorchFixture("torch-bert-24");

async function session(options: Parameters<typeof buildBertGraph>[2]) {
	const chunks = buildBertGraph(config, weights, options).encode({ name: "test", version: "1" });
	return loadOnnxRuntime().InferenceSession.create(Buffer.concat(chunks));
}

function int64(rows: readonly (readonly number[])[]) {
	const { Tensor } = loadOnnxRuntime();
	return new Tensor("int64", BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]!.length]);
}

test("with token types the logits are PyTorch's, in any batch and length", async () => {
	const graph = await session({ hasTokenTypes: true });
	expect(graph.inputNames).toEqual(["input_ids", "attention_mask", "token_type_ids"]);
	const logits = expected.get("logits")!.data;
	const labels = config.labels.length;
	for (const [row, mask] of inputs.attentionMask.entries()) {
		const length = mask.indexOf(0) < 0 ? mask.length : mask.indexOf(0);
		const cut = (values: readonly number[]) => int64([values.slice(0, length)]);
		const alone = await graph.run({
			input_ids: cut(inputs.inputIds[row]!),
			attention_mask: cut(mask),
			token_type_ids: cut(inputs.tokenTypeIds![row]!),
		});
		expect(alone.logits!.dims).toEqual([1, labels]);
		for (const [label, value] of alone.logits!.data.entries()) {
			expect(Math.abs(value - logits[row * labels + label]!)).toBeLessThan(1e-4);
		}
	}
});

test("without token types all tokens are of the first", async () => {
	const [plain, typed] = [await session({}), await session({ hasTokenTypes: true })];
	expect(plain.inputNames).toEqual(["input_ids", "attention_mask"]);
	const feeds = { input_ids: int64(inputs.inputIds), attention_mask: int64(inputs.attentionMask) };
	const zeros = int64(inputs.inputIds.map((row) => row.map(() => 0)));
	const a = (await plain.run(feeds)).logits!.data;
	const b = (await typed.run({ ...feeds, token_type_ids: zeros })).logits!.data;
	for (const [index, value] of a.entries()) expect(value).toBeCloseTo(b[index]!, 5);
});
