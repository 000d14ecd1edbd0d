import { findDuplicateKey } from "./duplicate-keys.js";
import { SecbertModelError } from "./errors.js";
import { type JsonObject, parseJsonObject, showValue } from "./parse-json.js";
import { MAX_VOCABULARY_LENGTH } from "./vocabulary.js";

/** Parses one of a tokenizer's JSON files; no key may stand twice in one object. */
export function parseTokenizerFile(json: string, name: string): JsonObject {
	if (json.length > MAX_VOCABULARY_LENGTH) {
		throw invalidTokenizer(name, `at most ${MAX_VOCABULARY_LENGTH} characters`, json.length);
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

/** A setting that is true or false; `usual` when it is absent or null. */
export function readFlag(object: JsonObject, key: string, usual: boolean): boolean {
	const value = object[key] ?? usual;
	if (typeof value !== "boolean")
		throw invalidTokenizer("the tokenizer's files", `${key} true, false or null`, value);
	return value;
}

/** The error for a tokenizer's file that is damaged. */
export function invalidTokenizer(name: string, expected: string, found: unknown): SecbertModelError {
	return new SecbertModelError(
		"SECBERT_TOKENIZER_INVALID",
		`${name}: expected ${expected}, found ${showValue(found)}; get the file again.`,
	);
}
