import { MAX_VOCABULARY_SIZE } from "./bert-config.js";
import { SecbertModelError } from "./errors.js";
import { showValue } from "./parse-json.js";

/** Ids of the tokens that carry structure instead of text. */
export interface SpecialIds {
	readonly pad: number;
	readonly unknown: number;
	readonly classify: number;
	readonly separate: number;
	readonly mask: number;
}

/** How the special tokens are written. */
export type SpecialTokens = { readonly [Role in keyof SpecialIds]: string };

/** Pieces by their text, and the length of the longest in UTF-16 units. */
export interface PieceTable {
	readonly ids: ReadonlyMap<string, number>;
	readonly longest: number;
}

/** A WordPiece vocabulary: every token has one id, every id one token. */
export interface Vocabulary {
	/** The token of each id. */
	readonly tokens: readonly string[];
	readonly specialTokens: SpecialTokens;
	readonly specialIds: SpecialIds;
	/** What stands before a piece that continues a word. */
	readonly continuationPrefix: string;
	/** Pieces a word can begin with: all tokens as they are written. */
	readonly beginnings: PieceTable;
	/** Pieces a word can go on with, without the prefix. */
	readonly continuations: PieceTable;
}

/** The special tokens of BERT and SecBERT. */
export const BERT_SPECIAL_TOKENS: SpecialTokens = {
	pad: "[PAD]",
	unknown: "[UNK]",
	classify: "[CLS]",
	separate: "[SEP]",
	mask: "[MASK]",
};

/** UTF-16 units of a token at most; the longest of published vocabularies have some 50. */
export const MAX_TOKEN_LENGTH = 512;
/** UTF-16 units of a vocabulary file at most; SecBERT's has half a million. */
export const MAX_VOCABULARY_LENGTH = 64 * 1024 * 1024;

/**
 * Reads a `vocab.txt`: one token a line, the first line has id 0.
 *
 * @throws SecbertModelError `SECBERT_VOCABULARY_INVALID`: duplicate or missing tokens, empty lines, sizes beyond the limits
 */
export function readVocabulary(
	text: string,
	options: { specialTokens?: SpecialTokens; continuationPrefix?: string } = {},
): Vocabulary {
	if (typeof text !== "string" || text.length > MAX_VOCABULARY_LENGTH) {
		throw invalid(`a text of at most ${MAX_VOCABULARY_LENGTH} characters`, showValue(text?.length));
	}
	const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
	if (lines.at(-1) === "") lines.pop();
	return createVocabulary(lines, options);
}

/**
 * Makes a vocabulary of tokens in the order of their ids.
 *
 * @throws SecbertModelError `SECBERT_VOCABULARY_INVALID`
 */
export function createVocabulary(
	tokens: readonly string[],
	options: { specialTokens?: SpecialTokens; continuationPrefix?: string } = {},
): Vocabulary {
	const { specialTokens = BERT_SPECIAL_TOKENS, continuationPrefix = "##" } = options;
	if (tokens.length > MAX_VOCABULARY_SIZE)
		throw invalid(`at most ${MAX_VOCABULARY_SIZE} tokens`, tokens.length);
	const beginnings = new Map<string, number>();
	const continuations = new Map<string, number>();
	for (const [id, token] of tokens.entries()) {
		if (typeof token !== "string" || token === "")
			throw invalid(`a token with id ${id} (line ${id + 1})`, "none");
		if (token.length > MAX_TOKEN_LENGTH) {
			throw invalid(`tokens of at most ${MAX_TOKEN_LENGTH} characters`, `${token.length} with id ${id}`);
		}
		const first = beginnings.get(token);
		if (first !== undefined)
			throw invalid("every token once", `${showValue(token)} with ids ${first} and ${id}`);
		beginnings.set(token, id);
		if (token.startsWith(continuationPrefix)) continuations.set(token.slice(continuationPrefix.length), id);
	}
	return {
		tokens,
		specialTokens,
		specialIds: findSpecialIds(beginnings, specialTokens),
		continuationPrefix,
		beginnings: pieceTable(beginnings),
		continuations: pieceTable(continuations),
	};
}

/** Writes the `vocab.txt` that {@link readVocabulary} reads. */
export function writeVocabulary(vocabulary: Vocabulary): string {
	return vocabulary.tokens.map((token) => `${token}\n`).join("");
}

function findSpecialIds(ids: ReadonlyMap<string, number>, tokens: SpecialTokens): SpecialIds {
	const missing = Object.values(tokens).filter((token) => !ids.has(token));
	if (missing.length > 0)
		throw invalid(`the special tokens ${Object.values(tokens).join(" ")}`, `no ${missing.join(" ")}`);
	const find = (role: keyof SpecialTokens) => ids.get(tokens[role])!;
	const found = {
		pad: find("pad"),
		unknown: find("unknown"),
		classify: find("classify"),
		separate: find("separate"),
		mask: find("mask"),
	};
	if (new Set(Object.values(found)).size < 5)
		throw invalid("five different special tokens", showValue(tokens));
	return found;
}

function pieceTable(ids: ReadonlyMap<string, number>): PieceTable {
	let longest = 0;
	for (const piece of ids.keys()) longest = Math.max(longest, piece.length);
	return { ids, longest };
}

const invalid = (expected: string, found: string | number) =>
	new SecbertModelError(
		"SECBERT_VOCABULARY_INVALID",
		`Vocabulary: expected ${expected}, found ${found}; get the file again.`,
	);
