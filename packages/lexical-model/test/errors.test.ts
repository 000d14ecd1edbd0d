import { expect, test } from "vitest";
import { LexicalModelError } from "../src/errors.js";

test("an error carries its code, its message and its cause", () => {
	const cause = new Error("read failed");
	const error = new LexicalModelError("LEXICAL_MODEL_CORRUPT", "The file is damaged.", { cause });
	expect(error).toBeInstanceOf(Error);
	expect(error).toMatchObject({
		name: "LexicalModelError",
		code: "LEXICAL_MODEL_CORRUPT",
		message: "The file is damaged.",
		cause,
	});
});
