import { expect, test } from "vitest";
import { fromHubName, toHubName } from "../src/tensor-names.js";
import { BERT_HEADS, encoderShapes, headShapes } from "../src/tensor-shapes.js";
import { tinyConfig } from "./tiny-bert.js";

test.each([
	["embeddings.word", "bert.embeddings.word_embeddings.weight"],
	["embeddings.norm.bias", "bert.embeddings.LayerNorm.bias"],
	["layers.11.attentionNorm.weight", "bert.encoder.layer.11.attention.output.LayerNorm.weight"],
	["layers.0.value.bias", "bert.encoder.layer.0.attention.self.value.bias"],
	["pooler.weight", "bert.pooler.dense.weight"],
	["classifier.bias", "classifier.bias"],
	["mlm.transform.weight", "cls.predictions.transform.dense.weight"],
	["mlm.bias", "cls.predictions.bias"],
])("%s is %s", (ours, theirs) => {
	expect(toHubName(ours)).toBe(theirs);
	expect(fromHubName(theirs)).toEqual({ kind: "tensor", name: ours });
});

test("every tensor has a name of its own, and it leads back", () => {
	const names = [
		encoderShapes(tinyConfig()),
		...BERT_HEADS.map((head) => headShapes(tinyConfig(), head)),
	].flatMap((shapes) => [...shapes.keys()]);
	for (const name of names) expect(fromHubName(toHubName(name)!)).toEqual({ kind: "tensor", name });
	expect(new Set(names.map(toHubName)).size).toBe(names.length);
});

test("older names, and those without the prefix", () => {
	const name = "layers.3.outputNorm.weight";
	expect(fromHubName("encoder.layer.3.output.LayerNorm.gamma")).toEqual({ kind: "tensor", name });
	expect(fromHubName("embeddings.LayerNorm.beta")).toEqual({ kind: "tensor", name: "embeddings.norm.bias" });
	expect(fromHubName("cls.predictions.transform.LayerNorm.gamma")).toEqual({
		kind: "tensor",
		name: "mlm.norm.weight",
	});
	expect(fromHubName("pooler.dense.bias")).toEqual({ kind: "tensor", name: "pooler.bias" });
});

test("copies, buffers and strangers", () => {
	expect(fromHubName("cls.predictions.decoder.weight")).toEqual({ kind: "tied", name: "embeddings.word" });
	expect(fromHubName("bert.embeddings.position_ids")).toEqual({ kind: "ignored" });
	expect(fromHubName("cls.seq_relationship.bias")).toEqual({ kind: "ignored" });
	for (const name of [
		"roberta.embeddings.word_embeddings.weight",
		"bert.encoder.layer.01.output.dense.weight",
		"qa_outputs.weight",
		"x",
		"",
	]) {
		expect(fromHubName(name)).toEqual({ kind: "unknown" });
	}
	expect([toHubName("layers.0.other.weight"), toHubName("x.weight"), toHubName("x")]).toEqual([
		undefined,
		undefined,
		undefined,
	]);
});
