import { SecbertModelError } from "./errors.js";
import type { NormalizeSettings } from "./normalize-text.js";
import { isJsonObject, type JsonObject } from "./parse-json.js";
import { readTokenizerJson } from "./read-tokenizer-json.js";
import { invalidTokenizer, parseTokenizerFile, readFlag } from "./tokenizer-file.js";
import { BERT_SPECIAL_TOKENS, readVocabulary, type SpecialTokens, type Vocabulary } from "./vocabulary.js";
import { MAX_WORD_CHARACTERS } from "./word-piece.js";

/** Contents of a tokenizer's files, read as UTF-8. One of the first two must be there. */
export interface TokenizerFiles {
	/** `tokenizer.json`; it wins over the other two. */
	readonly tokenizerJson?: string;
	/** `vocab.txt`. */
	readonly vocabularyText?: string;
	/** `tokenizer_config.json`. */
	readonly tokenizerConfig?: string;
}

/** Everything that decides which ids a text has. */
export interface TokenizerSettings {
	readonly vocabulary: Vocabulary;
	readonly normalize: NormalizeSettings;
	/** Code points of a word from which it is `[UNK]`. */
	readonly maxWordCharacters: number;
	/** Tokens that are looked for in the text as it is given, before all else, in the order of preference. */
	readonly addedTokens: readonly string[];
	/** Longest input of the model, in tokens with the special ones. */
	readonly maxTokens: number;
}

/** What BERT models are trained with, unless their files say otherwise. */
const DEFAULT_MAX_TOKENS = 512;
/** The libraries write 10^30 for "no limit". Beyond this there is no model. */
const HIGHEST_MAX_TOKENS = 1_000_000;

/**
 * Reads what a tokenizer needs from its files: WordPiece as BERT uses it, and nothing else.
 *
 * @throws SecbertModelError `SECBERT_TOKENIZER_INVALID`, `SECBERT_TOKENIZER_UNSUPPORTED`, `SECBERT_VOCABULARY_INVALID`
 */
export function readTokenizerSettings(files: TokenizerFiles): TokenizerSettings {
	const config =
		files.tokenizerConfig === undefined
			? {}
			: parseTokenizerFile(files.tokenizerConfig, "tokenizer_config.json");
	const specialTokens = readSpecialTokens(config);
	const maxTokens = readMaxTokens(config.model_max_length);
	if (files.tokenizerJson !== undefined) {
		return { ...readTokenizerJson(files.tokenizerJson, specialTokens), maxTokens };
	}
	if (files.vocabularyText === undefined) {
		throw new SecbertModelError(
			"SECBERT_TOKENIZER_INVALID",
			"The contents of tokenizer.json or vocab.txt were expected, found neither; pass tokenizerJson or vocabularyText.",
		);
	}
	const lowerCase = readFlag(config, "do_lower_case", true);
	return {
		vocabulary: readVocabulary(files.vocabularyText, { specialTokens }),
		normalize: {
			cleanText: true,
			separateCjk: readFlag(config, "tokenize_chinese_chars", true),
			lowerCase,
			stripAccents: readFlag(config, "strip_accents", lowerCase),
		},
		maxWordCharacters: MAX_WORD_CHARACTERS,
		addedTokens: specialsInOrder(specialTokens),
		maxTokens,
	};
}

/** The order in which the libraries write the special tokens. */
export function specialsInOrder(tokens: SpecialTokens): string[] {
	return [tokens.pad, tokens.unknown, tokens.classify, tokens.separate, tokens.mask];
}

function readSpecialTokens(config: JsonObject): SpecialTokens {
	const read = (key: string, usual: string) => {
		const value = config[key] ?? usual;
		const text = isJsonObject(value) ? value.content : value;
		if (typeof text !== "string" || text === "")
			throw invalidTokenizer("tokenizer_config.json", `${key} as text`, value);
		return text;
	};
	return {
		pad: read("pad_token", BERT_SPECIAL_TOKENS.pad),
		unknown: read("unk_token", BERT_SPECIAL_TOKENS.unknown),
		classify: read("cls_token", BERT_SPECIAL_TOKENS.classify),
		separate: read("sep_token", BERT_SPECIAL_TOKENS.separate),
		mask: read("mask_token", BERT_SPECIAL_TOKENS.mask),
	};
}

function readMaxTokens(value: unknown): number {
	if (value === undefined || value === null) return DEFAULT_MAX_TOKENS;
	if (typeof value !== "number" || !(value >= 3)) {
		throw invalidTokenizer("tokenizer_config.json", "model_max_length of at least 3", value);
	}
	return value > HIGHEST_MAX_TOKENS ? DEFAULT_MAX_TOKENS : Math.floor(value);
}
