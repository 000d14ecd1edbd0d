import { describe, expect, test } from "vitest";
import { readTokenizerJson } from "../src/read-tokenizer-json.js";
import { BERT_SPECIAL_TOKENS } from "../src/vocabulary.js";
import { errorCode } from "./error-code.js";

const special = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
const SINGLE = [special("[CLS]", 0), { Sequence: { id: "A", type_id: 0 } }, special("[SEP]", 0)];
const PAIR = [...SINGLE, { Sequence: { id: "B", type_id: 1 } }, special("[SEP]", 1)];
const VOCAB = { "[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "[MASK]": 4, shell: 5 };
const FILE = {
	added_tokens: [{ id: 0, content: "[PAD]" }],
	normalizer: {
		type: "BertNormalizer",
		clean_text: true,
		handle_chinese_chars: true,
		strip_accents: null,
		lowercase: true,
	},
	pre_tokenizer: { type: "BertPreTokenizer" },
	post_processor: { type: "TemplateProcessing", single: SINGLE, pair: PAIR },
	model: { type: "WordPiece", unk_token: "[UNK]", vocab: VOCAB },
};
const read = (changes: object) =>
	readTokenizerJson(JSON.stringify({ ...FILE, ...changes }), BERT_SPECIAL_TOKENS);

test("a tokenizer.json, by hand", () => {
	const added = [...FILE.added_tokens, { id: 6, content: "[IP]" }];
	const settings = read({ added_tokens: added, model: { ...FILE.model, max_input_chars_per_word: 50 } });
	expect(settings).toMatchObject({
		normalize: { cleanText: true, separateCjk: true, lowerCase: true, stripAccents: true },
		maxWordCharacters: 50,
		addedTokens: ["[PAD]", "[IP]"],
	});
	expect(settings.vocabulary.tokens).toEqual([...Object.keys(VOCAB), "[IP]"]);
});

test("accents follow case where nothing is said of them", () => {
	const cased = { ...FILE.normalizer, lowercase: false };
	expect(read({ normalizer: cased }).normalize).toMatchObject({ lowerCase: false, stripAccents: false });
	expect(read({ normalizer: { ...FILE.normalizer, strip_accents: false } }).normalize.stripAccents).toBe(
		false,
	);
});

test("the older post-processor", () => {
	expect(
		read({ post_processor: { type: "BertProcessing", cls: ["[CLS]", 2], sep: ["[SEP]", 3] } }).addedTokens,
	).toEqual(["[PAD]"]);
});

describe("refuses", () => {
	test.each([
		["BPE", { model: { ...FILE.model, type: "BPE" } }],
		["another normaliser", { normalizer: { type: "NFC" } }],
		["no normaliser", { normalizer: null }],
		["another pre-tokeniser", { pre_tokenizer: { type: "ByteLevel" } }],
		["no special tokens around the text", { post_processor: null }],
		["others", { post_processor: { type: "TemplateProcessing", single: [SINGLE[1]], pair: PAIR } }],
		[
			"another type for the second text",
			{ post_processor: { type: "TemplateProcessing", single: SINGLE, pair: SINGLE } },
		],
		["another unknown token", { model: { ...FILE.model, unk_token: "<unk>" } }],
		["words without limit", { model: { ...FILE.model, max_input_chars_per_word: 1e9 } }],
		["no prefix", { model: { ...FILE.model, continuing_subword_prefix: "" } }],
	])("%s", (_, changes) => {
		expect(errorCode(() => read(changes))).toBe("SECBERT_TOKENIZER_UNSUPPORTED");
	});

	test.each([
		["ids with a gap", { model: { ...FILE.model, vocab: { ...VOCAB, shell: 9 } } }],
		["ids that are no numbers", { model: { ...FILE.model, vocab: { ...VOCAB, shell: "5" } } }],
		["negative ids", { model: { ...FILE.model, vocab: { ...VOCAB, shell: -1 } } }],
		["a list as vocabulary", { model: { ...FILE.model, vocab: [["a", 0]] } }],
		["an added token with another id", { added_tokens: [{ id: 5, content: "[PAD]" }] }],
		["an added token without text", { added_tokens: [{ id: 0, content: "" }] }],
		["flags that are none", { normalizer: { ...FILE.normalizer, lowercase: "yes" } }],
	])("%s", (_, changes) => {
		expect(errorCode(() => read(changes))).toBe("SECBERT_TOKENIZER_INVALID");
	});

	test("an id twice, a token twice, missing special tokens", () => {
		const code = "SECBERT_VOCABULARY_INVALID";
		expect(errorCode(() => read({ model: { ...FILE.model, vocab: { ...VOCAB, shell: 4, more: 5 } } }))).toBe(
			code,
		);
		const twice = JSON.stringify(FILE).replace('"shell":5', '"shell":5,"shell":6');
		expect(errorCode(() => readTokenizerJson(twice, BERT_SPECIAL_TOKENS))).toBe(code);
		expect(errorCode(() => read({ added_tokens: [], model: { ...FILE.model, vocab: { a: 0 } } }))).toBe(code);
	});
});
