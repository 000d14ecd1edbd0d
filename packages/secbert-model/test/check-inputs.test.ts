import { expect, test } from "vitest";
import { checkInputs } from "../src/check-inputs.js";
import { useBackend } from "./backends.js";
import { readTorchFixture } from "./torch-fixture.js";

test("ids are whole numbers, masks have their shape, and the length has a limit", async () => {
	const tf = await useBackend("cpu");
	const { config } = readTorchFixture("torch-bert-32"); // 12 positions
	const ids = (...shape: [number, number]) => tf.zeros(shape, "int32") as ReturnType<typeof tf.tensor2d>;
	expect(() => checkInputs(config, ids(2, 12), ids(2, 12), ids(2, 12))).not.toThrow();
	const invalid = expect.objectContaining({ code: "SECBERT_INPUT_INVALID" });
	expect(() => checkInputs(config, ids(2, 13), ids(2, 13))).toThrow(invalid);
	expect(() => checkInputs(config, ids(2, 3), ids(3, 2))).toThrow(invalid);
	expect(() => checkInputs(config, ids(2, 3), ids(2, 3), ids(2, 2))).toThrow(invalid);
	expect(() => checkInputs(config, ids(0, 3), ids(0, 3))).toThrow(invalid);
	expect(() => checkInputs(config, tf.zeros([2, 3]), ids(2, 3))).toThrow(invalid);
});
