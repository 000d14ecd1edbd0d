import { findDuplicateKey } from "./duplicate-keys.js";
import { SecbertModelError } from "./errors.js";
import type { NormalizeSettings } from "./normalize-text.js";
import { isJsonObject, type JsonObject, parseJsonObject, showValue } from "./parse-json.js";
import {
	BERT_SPECIAL_TOKENS,
	createVocabulary,
	MAX_VOCABULARY_LENGTH,
	readVocabulary,
	type SpecialTokens,
	type Vocabulary,
} from "./vocabulary.js";
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
		files.tokenizerConfig === undefined ? {} : parse(files.tokenizerConfig, "tokenizer_config.json");
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

function readTokenizerJson(json: string, specialTokens: SpecialTokens): Omit<TokenizerSettings, "maxTokens"> {
	const file = parse(json, "tokenizer.json");
	const model = part(file, "model", "WordPiece");
	const normalizer = part(file, "normalizer", "BertNormalizer");
	part(file, "pre_tokenizer", "BertPreTokenizer");
	const { continuing_subword_prefix: continuationPrefix = "##", unk_token: unknown = specialTokens.unknown } =
		model;
	if (typeof continuationPrefix !== "string" || continuationPrefix === "") {
		throw unsupported("continuing_subword_prefix as text, such as ##", continuationPrefix);
	}
	if (unknown !== specialTokens.unknown) throw unsupported(`unk_token ${specialTokens.unknown}`, unknown);
	checkTemplate(file.post_processor, specialTokens);
	const added = readAddedTokens(file.added_tokens);
	const lowerCase = readFlag(normalizer, "lowercase", true);
	return {
		vocabulary: createVocabulary(listTokens(model.vocab, added), { specialTokens, continuationPrefix }),
		normalize: {
			cleanText: readFlag(normalizer, "clean_text", true),
			separateCjk: readFlag(normalizer, "handle_chinese_chars", true),
			lowerCase,
			stripAccents: readFlag(normalizer, "strip_accents", lowerCase),
		},
		maxWordCharacters: readMaxWord(model.max_input_chars_per_word),
		addedTokens: added.map(([token]) => token),
	};
}

/** Token and id of each added token. */
function readAddedTokens(list: unknown): [string, number][] {
	if (list === undefined || list === null) return [];
	if (!Array.isArray(list)) throw invalid("tokenizer.json", "added_tokens as a list", list);
	return list.map((entry) => {
		if (!isJsonObject(entry) || typeof entry.content !== "string" || entry.content === "") {
			throw invalid("tokenizer.json", "added_tokens with content and id", entry);
		}
		return [entry.content, entry.id as number];
	});
}

/** Puts the tokens in the order of their ids, which must be 0, 1, 2 and so on, each once. */
function listTokens(vocabulary: unknown, added: readonly [string, number][]): string[] {
	if (!isJsonObject(vocabulary)) throw invalid("tokenizer.json", "model.vocab as an object", vocabulary);
	const ids = new Map(Object.entries(vocabulary));
	for (const [token, id] of added) {
		const known = ids.get(token);
		if (known !== undefined && known !== id) {
			throw invalid(
				"tokenizer.json",
				`one id for the added token ${showValue(token)}`,
				`${showValue(known)} and ${showValue(id)}`,
			);
		}
		ids.set(token, id);
	}
	const tokens: string[] = new Array(ids.size);
	for (const [token, id] of ids) {
		if (typeof id !== "number" || !Number.isInteger(id) || id < 0 || id >= ids.size) {
			throw invalid(
				"tokenizer.json",
				`ids from 0 to ${ids.size - 1}`,
				`${showValue(id)} for ${showValue(token)}`,
			);
		}
		if (tokens[id] !== undefined) {
			throw new SecbertModelError(
				"SECBERT_VOCABULARY_INVALID",
				`tokenizer.json: expected one token for id ${id}, found ${showValue(tokens[id])} and ${showValue(token)}; get the file again.`,
			);
		}
		tokens[id] = token;
	}
	return tokens;
}

/** Only `[CLS] A [SEP]` and `[CLS] A [SEP] B [SEP]` are what a BERT has learned from. */
function checkTemplate(processor: unknown, { classify, separate }: SpecialTokens): void {
	if (!isJsonObject(processor)) throw unsupported("a post_processor that adds [CLS] and [SEP]", processor);
	const first = (value: unknown) => (Array.isArray(value) ? value[0] : undefined);
	if (processor.type === "BertProcessing") {
		const found = [first(processor.cls), first(processor.sep)];
		if (found[0] !== classify || found[1] !== separate)
			throw unsupported(`${classify} and ${separate}`, found);
		return;
	}
	if (processor.type !== "TemplateProcessing") {
		throw unsupported("post_processor TemplateProcessing or BertProcessing", processor.type);
	}
	const single = `${classify}:0 $A:0 ${separate}:0`;
	if (showTemplate(processor.single) !== single) throw unsupported(single, showTemplate(processor.single));
	const pair = `${single} $B:1 ${separate}:1`;
	if (showTemplate(processor.pair) !== pair) throw unsupported(pair, showTemplate(processor.pair));
}

function showTemplate(items: unknown): string {
	if (!Array.isArray(items)) return showValue(items);
	return items
		.map((item) => {
			const { SpecialToken: special, Sequence: sequence } = item ?? {};
			return special ? `${special.id}:${special.type_id}` : `$${sequence?.id}:${sequence?.type_id}`;
		})
		.join(" ");
}

function readSpecialTokens(config: JsonObject): SpecialTokens {
	const read = (key: string, usual: string) => {
		const value = config[key] ?? usual;
		const text = isJsonObject(value) ? value.content : value;
		if (typeof text !== "string" || text === "")
			throw invalid("tokenizer_config.json", `${key} as text`, value);
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
		throw invalid("tokenizer_config.json", "model_max_length of at least 3", value);
	}
	return value > HIGHEST_MAX_TOKENS ? DEFAULT_MAX_TOKENS : Math.floor(value);
}

function readMaxWord(value: unknown): number {
	if (value === undefined || value === null) return MAX_WORD_CHARACTERS;
	if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 1000) {
		throw unsupported("max_input_chars_per_word from 1 to 1000", value);
	}
	return value;
}

function readFlag(object: JsonObject, key: string, usual: boolean): boolean {
	const value = object[key] ?? usual;
	if (typeof value !== "boolean") throw invalid("the tokenizer's files", `${key} true, false or null`, value);
	return value;
}

function part(file: JsonObject, key: string, type: string): JsonObject {
	const value = file[key];
	if (!isJsonObject(value) || (value.type ?? type) !== type) {
		throw unsupported(`${key} of type ${type}`, isJsonObject(value) ? value.type : value);
	}
	return value;
}

function parse(json: string, name: string): JsonObject {
	if (json.length > MAX_VOCABULARY_LENGTH) {
		throw invalid(name, `at most ${MAX_VOCABULARY_LENGTH} characters`, json.length);
	}
	const file = parseJsonObject(json, name, "SECBERT_TOKENIZER_INVALID");
	const twice = findDuplicateKey(json);
	if (twice !== undefined) {
		throw new SecbertModelError(
			"SECBERT_VOCABULARY_INVALID",
			`${name}: expected every key once, found ${showValue(twice)} twice in one object; get the file again.`,
		);
	}
	return file;
}

const invalid = (name: string, expected: string, found: unknown) =>
	new SecbertModelError(
		"SECBERT_TOKENIZER_INVALID",
		`${name}: expected ${expected}, found ${showValue(found)}; get the file again.`,
	);

const unsupported = (expected: string, found: unknown) =>
	new SecbertModelError(
		"SECBERT_TOKENIZER_UNSUPPORTED",
		`tokenizer.json: expected ${expected}, found ${showValue(found)}; this package reads BERT's WordPiece tokenizers only.`,
	);
