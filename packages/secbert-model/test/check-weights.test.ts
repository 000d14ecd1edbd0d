import { expect, test } from "vitest";
import { checkWeights } from "../src/check-weights.js";
import { readTorchFixture } from "./torch-fixture.js";

const { config, weights } = readTorchFixture("torch-bert-32");

test("the encoder and the heads that are there are expected, no others", () => {
	expect(new Set(checkWeights(config, weights).keys())).toEqual(new Set(weights.keys()));
	const encoder = new Map([...weights].filter(([name]) => /^(embeddings|layers)/.test(name)));
	expect([...checkWeights(config, encoder).keys()].sort()).toEqual([...encoder.keys()].sort());
});

test("half a head, a classifier without its pooler, and wrong shapes are named", () => {
	const broken = new Map(weights);
	broken.delete("mlm.bias");
	broken.delete("pooler.weight");
	broken.delete("pooler.bias");
	broken.set("layers.0.query.weight", { shape: [32, 31], data: new Float32Array(32 * 31) });
	expect(() => checkWeights(config, broken)).toThrow(
		expect.objectContaining({
			code: "SECBERT_STATE_MISMATCH",
			details: {
				wrong: [
					"layers.0.query.weight is [32,31] instead of [32,32]",
					"pooler.weight is missing",
					"pooler.bias is missing",
					"mlm.bias is missing",
				],
			},
		}),
	);
});
