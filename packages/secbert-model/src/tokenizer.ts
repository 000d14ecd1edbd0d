import { visitWords } from "./basic-tokenizer.js";
import { type EncodedBatch, type EncodeOptions, encodeBatch } from "./encode-batch.js";
import { normalizeText } from "./normalize-text.js";
import { TokenBuffer } from "./token-buffer.js";
import { readTokenizerSettings, type TokenizerFiles, type TokenizerSettings } from "./tokenizer-settings.js";
import { createWordPieceSplitter } from "./word-piece.js";

/** One token of a text. */
export interface Token {
	readonly id: number;
	/** As the vocabulary writes it. */
	readonly text: string;
	/** Where it stands in the text as given, in UTF-16 units; the end is exclusive. */
	readonly start: number;
	readonly end: number;
}

/** Turns texts into what a BERT encoder takes. Keeps a cache of words: use one per thread. */
export interface Tokenizer {
	readonly settings: TokenizerSettings;
	/** The tokens of one text, without special ones around it. */
	tokenize(text: string): Token[];
	/** A batch of inputs, `[CLS] text [SEP]` each, or `[CLS] text [SEP] pair [SEP]`. */
	encode(texts: readonly string[], options?: EncodeOptions): EncodedBatch;
}

/**
 * Makes a BERT tokenizer from the contents of its files. Equal files and texts give the ids that `@xenova/transformers`
 * gives, but a text that is too long keeps its last `[SEP]`.
 *
 * @throws SecbertModelError `SECBERT_TOKENIZER_INVALID`, `SECBERT_TOKENIZER_UNSUPPORTED`, `SECBERT_VOCABULARY_INVALID`
 *
 * @example
 * ```ts
 * const tokenizer = createTokenizer({ vocabularyText: "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nshell\n##code\n" });
 * tokenizer.encode(["Shellcode"]).inputIds; // Int32Array [2, 5, 6, 3]
 * ```
 */
export function createTokenizer(files: TokenizerFiles): Tokenizer {
	const settings = readTokenizerSettings(files);
	const { vocabulary, normalize } = settings;
	const splitter = createWordPieceSplitter(vocabulary, { maxWordCharacters: settings.maxWordCharacters });
	const addedTokens = matchAny(settings.addedTokens);
	const scratch = new TokenBuffer();

	/** Adds the tokens of `text`, which begins at `base`, until the buffer has `full`. */
	function readSection(tokens: TokenBuffer, text: string, base: number, full: number): void {
		const aligned = normalizeText(text, normalize);
		visitWords(aligned, (word, begin) => {
			tokens.pushWord(splitter.split(word), aligned, begin, base);
			return tokens.length < full;
		});
	}

	/** Adds the tokens of `text` until there are `limit` more, or somewhat over. */
	function readText(tokens: TokenBuffer, text: string, limit: number): void {
		const full = tokens.length + limit;
		let done = 0;
		for (const match of addedTokens === undefined ? [] : text.matchAll(addedTokens)) {
			readSection(tokens, text.slice(done, match.index), done, full);
			if (tokens.length >= full) return;
			done = match.index + match[0].length;
			tokens.push(vocabulary.beginnings.ids.get(match[0])!, match.index, done);
		}
		if (tokens.length < full) readSection(tokens, text.slice(done), done, full);
	}

	return {
		settings,
		tokenize(text) {
			scratch.clear();
			readText(scratch, text, Number.POSITIVE_INFINITY);
			const { ids, offsets, length } = scratch;
			return Array.from({ length }, (_, token) => {
				const id = ids[token]!;
				return { id, text: vocabulary.tokens[id]!, start: offsets[2 * token]!, end: offsets[2 * token + 1]! };
			});
		},
		encode(texts, options = {}) {
			const { maxTokens = settings.maxTokens } = options;
			return encodeBatch(texts, { ...options, maxTokens }, readText, scratch, vocabulary.specialIds);
		},
	};
}

function matchAny(tokens: readonly string[]): RegExp | undefined {
	if (tokens.length === 0) return undefined;
	return new RegExp(tokens.map((token) => token.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|"), "g");
}
