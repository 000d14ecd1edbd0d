import { describe, expect, test } from "vitest";
import { createVocabulary, readVocabulary, writeVocabulary } from "../src/vocabulary.js";
import { errorCode, failureOf } from "./error-code.js";

const SPECIALS = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";

test("a vocab.txt, by hand", () => {
	const vocabulary = readVocabulary(`\ufeff${SPECIALS.replaceAll("\n", "\r\n")}shell\r\n##code\r\n`);
	expect(vocabulary.tokens).toEqual(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "shell", "##code"]);
	expect(vocabulary.specialIds).toEqual({ pad: 0, unknown: 1, classify: 2, separate: 3, mask: 4 });
	expect(vocabulary.beginnings.ids.get("shell")).toBe(5);
	expect(vocabulary.continuations).toEqual({ ids: new Map([["code", 6]]), longest: 4 });
});

test("what is written is read as the same", () => {
	const text = `${SPECIALS}a\n##a\n__proto__\n攻\n`;
	expect(writeVocabulary(readVocabulary(text))).toBe(text);
});

test("special tokens may be others", () => {
	const specialTokens = { pad: "<p>", unknown: "<u>", classify: "<c>", separate: "<s>", mask: "<m>" };
	expect(readVocabulary("<u>\n<p>\n<c>\n<s>\n<m>\n", { specialTokens }).specialIds.pad).toBe(1);
});

describe("refuses", () => {
	test.each([
		["duplicates", `${SPECIALS}shell\nshell\n`, /"shell" with ids 5 and 6/],
		["missing special tokens, all of them named", "[PAD]\n[UNK]\n[CLS]\nshell\n", /no \[SEP\] \[MASK\]/],
		["an empty line", `${SPECIALS}\nshell\n`, /id 5 \(line 6\)/],
		["an empty file", "", /no \[PAD\]/],
		["a token without end", `${SPECIALS}${"a".repeat(600)}\n`, /512/],
	])("%s", (_, text, message) => {
		const failure = failureOf(() => readVocabulary(text));
		expect(failure?.code).toBe("SECBERT_VOCABULARY_INVALID");
		expect(failure?.message).toMatch(message);
	});

	test("more than a million tokens", () => {
		expect(errorCode(() => createVocabulary(new Array(1_000_001).fill("a")))).toBe(
			"SECBERT_VOCABULARY_INVALID",
		);
	});

	test("one token in two roles", () => {
		const specialTokens = { pad: "a", unknown: "b", classify: "c", separate: "c", mask: "d" };
		expect(errorCode(() => createVocabulary(["a", "b", "c", "d"], { specialTokens }))).toBe(
			"SECBERT_VOCABULARY_INVALID",
		);
	});
});
