import { specialsInOrder, type TokenizerSettings } from "./tokenizer-settings.js";
import { writeVocabulary } from "./vocabulary.js";

/** Names and contents of the files that make a tokenizer. */
export interface WrittenTokenizer {
	readonly "tokenizer.json": string;
	readonly "tokenizer_config.json": string;
	readonly "vocab.txt": string;
}

/**
 * Writes a tokenizer as the files that `@xenova/transformers` and the Python libraries load. Read back, they give the same
 * ids.
 */
export function writeTokenizer(settings: TokenizerSettings): WrittenTokenizer {
	return {
		"tokenizer.json": `${JSON.stringify(tokenizerJson(settings))}\n`,
		"tokenizer_config.json": `${JSON.stringify(tokenizerConfig(settings), null, 2)}\n`,
		"vocab.txt": writeVocabulary(settings.vocabulary),
	};
}

function tokenizerJson({ vocabulary, normalize, addedTokens, maxWordCharacters }: TokenizerSettings): object {
	const { specialTokens, specialIds, beginnings } = vocabulary;
	const { classify, separate } = specialTokens;
	const specials = new Set(specialsInOrder(specialTokens));
	const special = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
	const sequence = (id: string, type_id: number) => ({ Sequence: { id, type_id } });
	const single = [special(classify, 0), sequence("A", 0), special(separate, 0)];
	return {
		version: "1.0",
		truncation: null,
		padding: null,
		added_tokens: addedTokens.map((content) => ({
			id: beginnings.ids.get(content),
			content,
			single_word: false,
			lstrip: false,
			rstrip: false,
			normalized: false,
			special: specials.has(content),
		})),
		normalizer: {
			type: "BertNormalizer",
			clean_text: normalize.cleanText,
			handle_chinese_chars: normalize.separateCjk,
			strip_accents: normalize.stripAccents,
			lowercase: normalize.lowerCase,
		},
		pre_tokenizer: { type: "BertPreTokenizer" },
		post_processor: {
			type: "TemplateProcessing",
			single,
			pair: [...single, sequence("B", 1), special(separate, 1)],
			special_tokens: {
				[classify]: { id: classify, ids: [specialIds.classify], tokens: [classify] },
				[separate]: { id: separate, ids: [specialIds.separate], tokens: [separate] },
			},
		},
		decoder: { type: "WordPiece", prefix: vocabulary.continuationPrefix, cleanup: true },
		model: {
			type: "WordPiece",
			unk_token: specialTokens.unknown,
			continuing_subword_prefix: vocabulary.continuationPrefix,
			max_input_chars_per_word: maxWordCharacters,
			vocab: Object.fromEntries(vocabulary.tokens.map((token, id) => [token, id])),
		},
	};
}

function tokenizerConfig({ vocabulary, normalize, maxTokens }: TokenizerSettings): object {
	const { specialTokens } = vocabulary;
	return {
		tokenizer_class: "BertTokenizer",
		do_lower_case: normalize.lowerCase,
		strip_accents: normalize.stripAccents,
		tokenize_chinese_chars: normalize.separateCjk,
		model_max_length: maxTokens,
		pad_token: specialTokens.pad,
		unk_token: specialTokens.unknown,
		cls_token: specialTokens.classify,
		sep_token: specialTokens.separate,
		mask_token: specialTokens.mask,
	};
}
