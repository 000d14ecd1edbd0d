import { describe, expect, test } from "vitest";
import { floatTensor, readFloats } from "../src/checkpoint-tensor.js";
import { readSafetensors } from "../src/read-safetensors.js";
import { readStateDict, toHubCheckpoint } from "../src/state-dict.js";
import { writeSafetensors } from "../src/write-safetensors.js";
import { failureOf } from "./error-code.js";
import { tinyCheckpoint, tinyConfig } from "./tiny-bert.js";

const config = tinyConfig();

test("finds every tensor and the heads that are there", () => {
	const checkpoint = tinyCheckpoint();
	checkpoint.set("bert.embeddings.position_ids", { dtype: "I64", shape: [1, 8], bytes: new Uint8Array(64) });
	const { tensors, heads } = readStateDict(checkpoint, config);
	expect(heads).toEqual(["pooler", "classifier"]);
	expect(tensors.size).toBe(checkpoint.size - 1);
	expect(tensors.get("embeddings.word")).toMatchObject({ shape: [11, 4] });
	// The first tensor of the checkpoint counts from 0 in steps of 1/128.
	expect([...tensors.get("embeddings.word")!.data.subarray(0, 3)]).toEqual([0, 1 / 128, 2 / 128]);
	expect(tensors.get("embeddings.word")!.data.buffer).toBe(
		checkpoint.get("bert.embeddings.word_embeddings.weight")!.bytes.buffer,
	);
});

test("names without the prefix and with gamma and beta are the same", () => {
	const older = new Map(
		[...tinyCheckpoint(["pooler"])].map(([name, tensor]) => [
			name
				.replace(/^bert\./, "")
				.replace(/LayerNorm\.weight$/, "LayerNorm.gamma")
				.replace(/LayerNorm\.bias$/, "LayerNorm.beta"),
			tensor,
		]),
	);
	expect(readStateDict(older, config)).toEqual(readStateDict(tinyCheckpoint(["pooler"]), config));
});

test("written as safetensors and read back it is the same", () => {
	const state = readStateDict(tinyCheckpoint(["pooler", "classifier", "mlm"]), config);
	const file = writeSafetensors(toHubCheckpoint(state.tensors));
	expect(readStateDict(readSafetensors(file).tensors, config)).toEqual(state);
});

test("half precision is widened", () => {
	const checkpoint = tinyCheckpoint([]);
	const bits = new Uint16Array(4).fill(0x3c00);
	checkpoint.set("bert.embeddings.LayerNorm.bias", {
		dtype: "F16",
		shape: [4],
		bytes: new Uint8Array(bits.buffer),
	});
	expect([...readStateDict(checkpoint, config).tensors.get("embeddings.norm.bias")!.data]).toEqual([
		1, 1, 1, 1,
	]);
});

describe("the head of masked language models", () => {
	test("its output weights are the word embedding once more", () => {
		const checkpoint = tinyCheckpoint(["mlm"]);
		const word = checkpoint.get("bert.embeddings.word_embeddings.weight")!;
		checkpoint.set("cls.predictions.decoder.weight", { ...word, bytes: word.bytes.slice() });
		expect(readStateDict(checkpoint, config).heads).toEqual(["mlm"]);
		const other = Float32Array.from(readFloats(word));
		other[5]! += 1;
		checkpoint.set("cls.predictions.decoder.weight", floatTensor([11, 4], other));
		expect(failureOf(() => readStateDict(checkpoint, config))?.message).toContain(
			"cls.predictions.decoder.weight: expected a copy",
		);
	});

	test("its bias may have the name of the output's", () => {
		const checkpoint = tinyCheckpoint(["mlm"]);
		checkpoint.set("cls.predictions.decoder.bias", checkpoint.get("cls.predictions.bias")!);
		checkpoint.delete("cls.predictions.bias");
		expect(readStateDict(checkpoint, config).tensors.has("mlm.bias")).toBe(true);
	});
});

describe("refuses", () => {
	test("what is missing, too much and misshapen, all in one", () => {
		const checkpoint = tinyCheckpoint();
		checkpoint.delete("bert.encoder.layer.1.output.dense.bias");
		checkpoint.delete("classifier.weight");
		checkpoint.set("qa_outputs.weight", floatTensor([1], Float32Array.of(1)));
		checkpoint.set("bert.pooler.dense.bias", floatTensor([2, 2], new Float32Array(4)));
		checkpoint.set("bert.embeddings.LayerNorm.bias", { dtype: "I64", shape: [4], bytes: new Uint8Array(32) });
		const failure = failureOf(() => readStateDict(checkpoint, config));
		expect(failure?.code).toBe("SECBERT_STATE_MISMATCH");
		expect(failure?.details).toEqual({
			missing: [
				"layers.1.output.bias (bert.encoder.layer.1.output.dense.bias)",
				"classifier.weight (classifier.weight)",
			],
			extra: ["qa_outputs.weight"],
			misshapen: [
				"embeddings.norm.bias: expected [4], found I64 [4]",
				"pooler.bias: expected [4], found F32 [2, 2]",
			],
		});
		expect(failure?.message).toContain("2 missing: layers.1.output.bias");
	});

	test("layers beyond those of the config", () => {
		const failure = failureOf(() => readStateDict(tinyCheckpoint(), { ...config, layerCount: 1 }));
		expect(failure?.details.extra).toHaveLength(16);
	});

	test("the config of another model: all shapes at once, ten shown", () => {
		const failure = failureOf(() => readStateDict(tinyCheckpoint(), { ...config, hiddenSize: 8 }));
		expect(failure?.details.misshapen).toHaveLength(41 - 2 - 1); // not the inner biases of two layers, nor the classifier's
		expect(failure?.message).toContain("and 28 more");
	});

	test("one tensor under two names", () => {
		const checkpoint = tinyCheckpoint();
		checkpoint.set("embeddings.LayerNorm.gamma", floatTensor([4], new Float32Array(4)));
		expect(failureOf(() => readStateDict(checkpoint, config))?.message).toContain(
			"found a second as embeddings.LayerNorm.gamma",
		);
	});

	test("a head that must be there and is not", () => {
		const failure = failureOf(() =>
			readStateDict(tinyCheckpoint(["pooler"]), config, { require: ["classifier"] }),
		);
		expect(failure?.details.missing).toHaveLength(2);
	});

	test("NaN, unless told not to look", () => {
		const checkpoint = tinyCheckpoint();
		checkpoint.set("classifier.bias", floatTensor([3], Float32Array.of(0, Number.NaN, 0)));
		const failure = failureOf(() => readStateDict(checkpoint, config));
		expect(failure?.code).toBe("SECBERT_CHECKPOINT_NOT_FINITE");
		expect(failure?.details).toEqual({ name: "classifier.bias", index: 1 });
		expect(readStateDict(checkpoint, config, { refuseNonFinite: false }).heads).toContain("classifier");
	});

	test("to write a name that is not ours", () => {
		const tensors = new Map([["x", { shape: [1], data: Float32Array.of(1) }]]);
		expect(failureOf(() => toHubCheckpoint(tensors))?.code).toBe("SECBERT_STATE_MISMATCH");
	});
});

test("heads of another task are passed over, strangers when asked", () => {
	const checkpoint = tinyCheckpoint();
	checkpoint.set("classifier.weight", floatTensor([2, 4], new Float32Array(8)));
	checkpoint.set("qa_outputs.weight", floatTensor([1], Float32Array.of(1)));
	expect(readStateDict(checkpoint, config, { skip: ["classifier"], extra: "ignore" }).heads).toEqual([
		"pooler",
	]);
});
