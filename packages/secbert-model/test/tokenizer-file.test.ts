import { expect, test } from "vitest";
import { parseTokenizerFile, readFlag } from "../src/tokenizer-file.js";
import { errorCode } from "./error-code.js";

test("keys stand once, at any depth", () => {
	expect(parseTokenizerFile('{"a": {"b": 1}}', "tokenizer.json")).toEqual({ a: { b: 1 } });
	expect(errorCode(() => parseTokenizerFile('{"a": {"b": 1, "b": 2}}', "tokenizer.json"))).toBe(
		"SECBERT_VOCABULARY_INVALID",
	);
	expect(errorCode(() => parseTokenizerFile("[]", "tokenizer.json"))).toBe("SECBERT_TOKENIZER_INVALID");
});

test("a flag that is absent or null has its usual value", () => {
	expect([
		readFlag({}, "a", true),
		readFlag({ a: null }, "a", true),
		readFlag({ a: false }, "a", true),
	]).toEqual([true, true, false]);
	expect(errorCode(() => readFlag({ a: 1 }, "a", true))).toBe("SECBERT_TOKENIZER_INVALID");
});
