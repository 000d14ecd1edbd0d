import { expect, test } from "vitest";
import { collectWords } from "../src/option-values.js";

test("collects the words of lists, one option after the other", () => {
	expect(collectWords("a")).toEqual(["a"]);
	expect(collectWords("b, c", ["a"])).toEqual(["a", "b", "c"]);
});

test.each(["", " ", "a,", ",a", "a,,b"])("refuses %j", (value) => {
	expect(() => collectWords(value)).toThrow("Expected a word");
});
