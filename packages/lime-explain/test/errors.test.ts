import { expect, test } from "vitest";
import { LimeExplainError } from "../src/errors.js";

test("an error carries its code, its message and its cause", () => {
	const cause = new Error("refused");
	const error = new LimeExplainError("LIME_EXPLAIN_OPTION_INVALID", "No such option.", { cause });
	expect(error).toBeInstanceOf(Error);
	expect(error).toMatchObject({
		name: "LimeExplainError",
		code: "LIME_EXPLAIN_OPTION_INVALID",
		message: "No such option.",
		cause,
	});
});
