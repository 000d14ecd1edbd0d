import { expect, test } from "vitest";
import { createTokenizer } from "../src/tokenizer.js";
import { writeTokenizer } from "../src/write-tokenizer.js";
import { hostileStrings } from "./hostile-strings.js";
import { sampleTokens, sampleVocabularyText } from "./sample-vocabulary.js";

test("the parts that other libraries look for", () => {
	const { settings } = createTokenizer({ vocabularyText: sampleVocabularyText() });
	const files = writeTokenizer(settings);
	expect(JSON.parse(files["tokenizer.json"])).toMatchObject({
		added_tokens: [{ id: 0, content: "[PAD]", special: true }, {}, {}, {}, { id: 4, content: "[MASK]" }],
		normalizer: {
			type: "BertNormalizer",
			clean_text: true,
			handle_chinese_chars: true,
			strip_accents: true,
			lowercase: true,
		},
		pre_tokenizer: { type: "BertPreTokenizer" },
		post_processor: {
			type: "TemplateProcessing",
			special_tokens: { "[CLS]": { ids: [2] }, "[SEP]": { ids: [3] } },
		},
		model: {
			type: "WordPiece",
			unk_token: "[UNK]",
			continuing_subword_prefix: "##",
			max_input_chars_per_word: 100,
		},
	});
	expect(JSON.parse(files["tokenizer_config.json"])).toMatchObject({
		tokenizer_class: "BertTokenizer",
		model_max_length: 512,
		do_lower_case: true,
		pad_token: "[PAD]",
	});
	expect(files["vocab.txt"]).toBe(sampleVocabularyText());
});

test.each([
	{},
	{ do_lower_case: false, model_max_length: 128 },
	{ strip_accents: false, tokenize_chinese_chars: false },
])("both files read back give the same ids (%j)", (config) => {
	const first = createTokenizer({
		vocabularyText: sampleVocabularyText(),
		tokenizerConfig: JSON.stringify(config),
	});
	const files = writeTokenizer(first.settings);
	const fromJson = createTokenizer({
		tokenizerJson: files["tokenizer.json"],
		tokenizerConfig: files["tokenizer_config.json"],
	});
	const fromText = createTokenizer({
		vocabularyText: files["vocab.txt"],
		tokenizerConfig: files["tokenizer_config.json"],
	});
	expect(fromJson.settings).toEqual(first.settings);
	expect(fromText.settings).toEqual(first.settings);
	const texts = [...hostileStrings(200, 41)];
	expect(fromJson.encode(texts)).toEqual(first.encode(texts));
});

test("tokens named like Object's own survive", () => {
	const tokens = [...sampleTokens(), "__proto__", "constructor", "2048", "toString"];
	const files = writeTokenizer(createTokenizer({ vocabularyText: tokens.join("\n") }).settings);
	expect(createTokenizer({ tokenizerJson: files["tokenizer.json"] }).settings.vocabulary.tokens).toEqual(
		tokens,
	);
});
