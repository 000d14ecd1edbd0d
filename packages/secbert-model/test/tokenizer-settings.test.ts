import { describe, expect, test } from "vitest";
import { readTokenizerSettings } from "../src/tokenizer-settings.js";
import { errorCode } from "./error-code.js";

const VOCABULARY = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nshell\n";
const read = (config: object) =>
	readTokenizerSettings({ vocabularyText: VOCABULARY, tokenizerConfig: JSON.stringify(config) });

test("a vocab.txt alone is an uncased BERT's", () => {
	expect(readTokenizerSettings({ vocabularyText: VOCABULARY })).toMatchObject({
		normalize: { cleanText: true, separateCjk: true, lowerCase: true, stripAccents: true },
		maxWordCharacters: 100,
		addedTokens: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"],
		maxTokens: 512,
	});
});

test("tokenizer_config.json says what is otherwise", () => {
	expect(
		read({ do_lower_case: false, strip_accents: null, tokenize_chinese_chars: false, model_max_length: 128 }),
	).toMatchObject({
		normalize: { lowerCase: false, stripAccents: false, separateCjk: false },
		maxTokens: 128,
	});
	expect(read({ do_lower_case: true, strip_accents: false }).normalize.stripAccents).toBe(false);
	expect(read({ pad_token: { content: "shell" } }).vocabulary.specialIds.pad).toBe(5);
});

test("a limit of 10^30 is none", () => {
	expect(read({ model_max_length: 1e30 }).maxTokens).toBe(512);
});

describe("refuses", () => {
	test.each([
		["no files", () => readTokenizerSettings({})],
		[
			"a config that is no JSON",
			() => readTokenizerSettings({ vocabularyText: VOCABULARY, tokenizerConfig: "{" }),
		],
		["a tokenizer.json cut short", () => readTokenizerSettings({ tokenizerJson: '{"model": {"vo' })],
		["an impossible length", () => read({ model_max_length: 1 })],
		["a flag that is none", () => read({ do_lower_case: "yes" })],
		["a special token that is no text", () => read({ pad_token: 7 })],
	])("%s", (_, call) => {
		expect(errorCode(call)).toBe("SECBERT_TOKENIZER_INVALID");
	});

	test("special tokens that the vocabulary has not", () => {
		expect(errorCode(() => read({ mask_token: "<mask>" }))).toBe("SECBERT_VOCABULARY_INVALID");
	});
});
