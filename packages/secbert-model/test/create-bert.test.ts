import { readFileSync } from "node:fs";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import { type Bert, type BertPassOptions, createBert } from "../src/create-bert.js";
import type { TensorFlow } from "../src/load-tensor-backend.js";
import { readSafetensors } from "../src/read-safetensors.js";
import { readStateDict } from "../src/state-dict.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";
import { readTorchFixture, TORCH_FIXTURES, type TorchFixture } from "./torch-fixture.js";

const cases = TEST_BACKENDS.flatMap((backend) => TORCH_FIXTURES.map((name) => ({ backend, name })));

describe.each(cases)("$name on $backend", ({ backend, name }) => {
	test("hidden states, pooled vector and logits are PyTorch's", async () => {
		const tf = await useBackend(backend);
		const fixture = readTorchFixture(name);
		const bert = createBert(fixture.config, fixture.weights, tf);
		const { ids, mask, options } = inputTensors(tf, fixture);
		const output = bert.forward(ids, mask, options);
		expect(output.logits.shape).toEqual([fixture.inputs.inputIds.length, fixture.config.labels.length]);
		expect(await largestDifference(output.logits, fixture, "logits")).toBeLessThan(1e-4);
		expect(await largestDifference(output.pooled, fixture, "pooled")).toBeLessThan(1e-4);
		const states = bert.hiddenStates(ids, mask, options);
		expect(states.length).toBe(fixture.config.layerCount + 1);
		for (const [layer, state] of states.entries()) {
			expect(await largestDifference(state, fixture, `hidden.${layer}`)).toBeLessThan(1e-4);
		}
		bert.dispose();
	});

	test("the gradient of every weight is PyTorch's", async () => {
		const tf = await useBackend(backend);
		const fixture = readTorchFixture(name);
		const bert = createBert(fixture.config, fixture.weights, tf);
		const { value, grads } = tf.variableGrads(() => loss(tf, bert, fixture), [...bert.variables.values()]);
		expect(await largestDifference(value, fixture, "loss")).toBeLessThan(1e-4);
		expect(Object.keys(grads).length).toBe(fixture.weights.size);
		for (const [weight, variable] of bert.variables) {
			const gradient = grads[variable.name]!;
			expect(gradient.shape).toEqual(variable.shape);
			expect(await largestDifference(gradient, fixture, `gradient.${weight}`), weight).toBeLessThan(1e-3);
		}
		bert.dispose();
	});

	test("no tensor is left behind", async () => {
		const tf = await useBackend(backend);
		const before = tf.memory().numTensors;
		const fixture = readTorchFixture(name);
		const bert = createBert(fixture.config, fixture.weights, tf);
		expect(tf.memory().numTensors - before).toBe(fixture.weights.size);
		const { ids, mask, options, all } = inputTensors(tf, fixture);
		tf.dispose({ ...bert.forward(ids, mask, options) });
		tf.dispose(bert.hiddenStates(ids, mask, { ...options, dropoutSeed: 1 }));
		const { value, grads } = tf.variableGrads(() => loss(tf, bert, fixture, 7));
		tf.dispose([value, grads, all]);
		bert.dispose();
		expect(tf.memory().numTensors).toBe(before);
	});
});

test("a checkpoint with the names of the hub becomes the same weights", () => {
	const { config, weights } = readTorchFixture("torch-bert-32");
	const file = new URL("./fixtures/torch-bert-32/model.safetensors", import.meta.url);
	const { tensors, heads } = readStateDict(readSafetensors(readFileSync(file)).tensors, config);
	expect(heads).toEqual(["pooler", "classifier", "mlm"]);
	expect(Object.fromEntries(tensors)).toEqual(Object.fromEntries(weights));
});

test("what stands in padded places changes nothing", async () => {
	const tf = await useBackend("wasm");
	const { config, weights } = readTorchFixture("torch-bert-32");
	const bert = createBert(config, weights, tf);
	const run = (ids: number[], mask: number[]) => {
		const length = ids.length;
		return bert.forward(tf.tensor2d([ids], [1, length], "int32"), tf.tensor2d([mask], [1, length], "int32"));
	};
	const alone = run([4, 8, 3], [1, 1, 1]).logits.dataSync();
	const padded = run([4, 8, 3, 40, 41], [1, 1, 1, 0, 0]).logits.dataSync();
	for (const [label, logit] of alone.entries()) expect(padded[label]).toBeCloseTo(logit, 5);
	bert.dispose();
});

test("dropout follows from its seed, and none is drawn without one", async () => {
	const tf = await useBackend("wasm");
	const fixture = readTorchFixture("torch-bert-32");
	const bert = createBert(fixture.config, fixture.weights, tf);
	const { ids, mask } = inputTensors(tf, fixture);
	const logits = (options: BertPassOptions) => Array.from(bert.forward(ids, mask, options).logits.dataSync());
	expect(logits({ dropoutSeed: 5 })).toEqual(logits({ dropoutSeed: 5 }));
	expect(logits({ dropoutSeed: 5 })).not.toEqual(logits({ dropoutSeed: 6 }));
	expect(logits({})).toEqual(logits({}));
	expect(logits({})).not.toEqual(logits({ dropoutSeed: 5 }));
	bert.dispose();
});

test("inputs and weights that do not fit are refused by name", async () => {
	const tf = await useBackend("cpu");
	const { config, weights } = readTorchFixture("torch-bert-24");
	const short = new Map(weights);
	short.delete("layers.1.value.bias");
	short.set("pooler.bias", { shape: [3], data: new Float32Array(3) });
	expect(() => createBert(config, short, tf)).toThrow(
		expect.objectContaining({
			code: "SECBERT_STATE_MISMATCH",
			details: { wrong: ["layers.1.value.bias is missing", "pooler.bias is [3] instead of [24]"] },
		}),
	);
	const bert = createBert(config, weights, tf);
	const ids = (length: number) => tf.zeros([1, length], "int32") as ReturnType<TensorFlow["tensor2d"]>;
	const invalid = expect.objectContaining({ code: "SECBERT_INPUT_INVALID" });
	expect(() => bert.forward(ids(config.maxPositions + 1), ids(config.maxPositions + 1))).toThrow(invalid);
	expect(() => bert.forward(ids(3), ids(2))).toThrow(invalid);
	expect(() => bert.forward(ids(3), ids(3), { tokenTypeIds: ids(4) })).toThrow(invalid);
	expect(() => bert.forward(ids(3).toFloat(), ids(3))).toThrow(invalid);
	expect(() => bert.predictTokens(ids(3), ids(3), tf.tensor1d([0], "int32"))).toThrow(
		expect.objectContaining({ code: "SECBERT_HEAD_MISSING", details: { name: "mlm.transform.weight" } }),
	);
	bert.dispose();
});

function inputTensors(tf: TensorFlow, { inputs }: TorchFixture) {
	const ids = tf.tensor2d(inputs.inputIds, undefined, "int32");
	const mask = tf.tensor2d(inputs.attentionMask, undefined, "int32");
	const types = inputs.tokenTypeIds && tf.tensor2d(inputs.tokenTypeIds, undefined, "int32");
	return { ids, mask, options: { tokenTypeIds: types }, all: types ? [ids, mask, types] : [ids, mask] };
}

/** The fixture's loss: see scripts/make-torch-fixture.py. */
function loss(tf: TensorFlow, bert: Bert, fixture: TorchFixture, dropoutSeed?: number) {
	const { ids, mask, options } = inputTensors(tf, fixture);
	const { logits } = bert.forward(ids, mask, { ...options, dropoutSeed });
	const targets = tf.tensor2d(fixture.inputs.targets);
	// log(1 + exp(x)) − x · target
	const entropy = tf.mean(tf.sub(tf.softplus(logits), tf.mul(logits, targets)));
	const { positions, maskedTokens } = fixture.inputs;
	if (positions === undefined || maskedTokens === undefined) return entropy.asScalar();
	const places = tf.tensor1d(positions, "int32");
	const predicted = tf.logSoftmax(bert.predictTokens(ids, mask, places, { ...options, dropoutSeed }));
	const wanted = tf.oneHot(tf.tensor1d(maskedTokens, "int32"), fixture.config.vocabularySize);
	const surprise = tf.neg(tf.mean(tf.sum(tf.mul(predicted, wanted), -1)));
	return tf.add(entropy, surprise).asScalar();
}

async function largestDifference(tensor: Tensor | Variable, fixture: TorchFixture, name: string) {
	const expected = fixture.expected.get(name)!;
	expect(tensor.shape).toEqual(expected.shape);
	const found = await tensor.data();
	return expected.data.reduce((most, value, index) => Math.max(most, Math.abs(value - found[index]!)), 0);
}
