import { expect, test } from "vitest";
import { attentionBias } from "../src/attention.js";
import { createBlocks } from "../src/bert-variables.js";
import { keepAll } from "../src/dropout.js";
import { encodeLayer } from "../src/encoder.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";
import { readTorchFixture } from "./torch-fixture.js";

test.each(TEST_BACKENDS)("on %s one layer takes PyTorch's input to PyTorch's output", async (backend) => {
	const tf = await useBackend(backend);
	const { config, weights, inputs, expected } = readTorchFixture("torch-bert-32");
	const variables = [...weights].map(
		([name, { shape, data }]) => [name, tf.variable(tf.tensor(data, [...shape]))] as const,
	);
	const blocks = createBlocks(tf, new Map(variables), config.layerNormEpsilon);
	const before = expected.get("hidden.1")!;
	const hidden = tf.tensor3d(before.data, before.shape as [number, number, number]);
	const bias = attentionBias(tf, tf.tensor2d(inputs.attentionMask, undefined, "int32"));
	const after = encodeLayer(blocks, config, 1, hidden, bias, { hidden: keepAll, attention: keepAll });
	expect(after.shape).toEqual(before.shape);
	const values = after.dataSync();
	for (const [index, value] of expected.get("hidden.2")!.data.entries()) {
		expect(Math.abs(values[index]! - value)).toBeLessThan(1e-4);
	}
});
