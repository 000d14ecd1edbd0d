import { expect, test } from "vitest";
import { SecbertModelError } from "../src/errors.js";

test("an error has a code, details and, when there is one, a cause", () => {
	const cause = new Error("inner");
	const error = new SecbertModelError("SECBERT_CHECKPOINT_CORRUPT", "broken", { cause, details: { at: 3 } });
	expect(error).toMatchObject({
		name: "SecbertModelError",
		code: "SECBERT_CHECKPOINT_CORRUPT",
		message: "broken",
	});
	expect(error.cause).toBe(cause);
	expect(error.details).toEqual({ at: 3 });
	const plain = new SecbertModelError("SECBERT_INPUT_INVALID", "no");
	expect("cause" in plain).toBe(false);
	expect(plain.details).toEqual({});
});
