import { SecbertModelError } from "./errors.js";
import { isJsonObject, type JsonObject, showValue } from "./parse-json.js";
import { invalidTokenizer, parseTokenizerFile, readFlag } from "./tokenizer-file.js";
import type { TokenizerSettings } from "./tokenizer-settings.js";
import { createVocabulary, type SpecialTokens } from "./vocabulary.js";
import { MAX_WORD_CHARACTERS } from "./word-piece.js";

/** Reads what a `tokenizer.json` says; anything but BERT's WordPiece is refused. */
export function readTokenizerJson(
	json: string,
	specialTokens: SpecialTokens,
): Omit<TokenizerSettings, "maxTokens"> {
	const file = parseTokenizerFile(json, "tokenizer.json");
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
	if (!Array.isArray(list)) throw invalidTokenizer("tokenizer.json", "added_tokens as a list", list);
	return list.map((entry) => {
		if (!isJsonObject(entry) || typeof entry.content !== "string" || entry.content === "") {
			throw invalidTokenizer("tokenizer.json", "added_tokens with content and id", entry);
		}
		return [entry.content, entry.id as number];
	});
}

/** Puts the tokens in the order of their ids, which must be 0, 1, 2 and so on, each once. */
function listTokens(vocabulary: unknown, added: readonly [string, number][]): string[] {
	if (!isJsonObject(vocabulary))
		throw invalidTokenizer("tokenizer.json", "model.vocab as an object", vocabulary);
	const ids = new Map(Object.entries(vocabulary));
	for (const [token, id] of added) {
		const known = ids.get(token);
		if (known !== undefined && known !== id) {
			throw invalidTokenizer(
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
			throw invalidTokenizer(
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

function readMaxWord(value: unknown): number {
	if (value === undefined || value === null) return MAX_WORD_CHARACTERS;
	if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 1000) {
		throw unsupported("max_input_chars_per_word from 1 to 1000", value);
	}
	return value;
}

function part(file: JsonObject, key: string, type: string): JsonObject {
	const value = file[key];
	if (!isJsonObject(value) || (value.type ?? type) !== type) {
		throw unsupported(`${key} of type ${type}`, isJsonObject(value) ? value.type : value);
	}
	return value;
}

const unsupported = (expected: string, found: unknown) =>
	new SecbertModelError(
		"SECBERT_TOKENIZER_UNSUPPORTED",
		`tokenizer.json: expected ${expected}, found ${showValue(found)}; this package reads BERT's WordPiece tokenizers only.`,
	);
