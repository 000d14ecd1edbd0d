import { expect, test } from "vitest";
import { TrainerError } from "../src/errors.js";

test("an error has a code, a name, a message and a cause", () => {
	const cause = new Error("disk full");
	const error = new TrainerError("TRAINER_WRITE_FAILED", "Expected space.", { cause });
	expect(error).toBeInstanceOf(Error);
	expect(error).toMatchObject({
		name: "TrainerError",
		code: "TRAINER_WRITE_FAILED",
		message: "Expected space.",
		cause,
	});
});
