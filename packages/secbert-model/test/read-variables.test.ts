import { expect, test } from "vitest";
import { createBert } from "../src/create-bert.js";
import { readVariables } from "../src/read-variables.js";
import { TEST_BACKENDS, useBackend } from "./backends.js";
import { readTorchFixture } from "./torch-fixture.js";

test.each(TEST_BACKENDS)("on %s what goes in comes out, and stays as it was read", async (backend) => {
	const tf = await useBackend(backend);
	const { config, weights } = readTorchFixture("torch-bert-24");
	const bert = createBert(config, weights, tf);
	const read = await readVariables(bert.variables);
	const bias = bert.variables.get("classifier.bias")!;
	bias.assign(tf.fill(bias.shape, 7));
	expect(Object.fromEntries(read)).toEqual(Object.fromEntries(weights));
	expect(Array.from((await readVariables(bert.variables)).get("classifier.bias")!.data)).toEqual([7, 7, 7]);
	bert.dispose();
});
