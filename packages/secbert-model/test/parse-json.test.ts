import { expect, test } from "vitest";
import { parseJsonObject, showValue } from "../src/parse-json.js";
import { errorCode } from "./error-code.js";

test("gives the object, without a byte order mark", () => {
	expect(parseJsonObject('\ufeff{"a": 1}', "a file", "SECBERT_CONFIG_INVALID")).toEqual({ a: 1 });
});

test.each(["", "{", "[]", "null", "3", '"text"'])("refuses %s with the code it is given", (text) => {
	expect(errorCode(() => parseJsonObject(text, "a file", "SECBERT_TOKENIZER_INVALID"))).toBe(
		"SECBERT_TOKENIZER_INVALID",
	);
});

test("shows values briefly", () => {
	expect(showValue("x".repeat(200))).toHaveLength(80);
	expect(showValue(undefined)).toBe("undefined");
	expect(showValue(10n)).toBe("10");
	const cycle: { self?: unknown } = {};
	cycle.self = cycle;
	expect(showValue(cycle)).toBe("[object Object]");
});
