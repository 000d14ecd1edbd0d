import { describe, expect, test } from "vitest";
import { createTokenizer } from "../src/tokenizer.js";
import { failureOf } from "./error-code.js";

const letters = "abcdefghijklmnop";
const tokenizer = createTokenizer({
	vocabularyText: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ...letters, ...letters.toUpperCase()].join(
		"\n",
	),
	tokenizerConfig: JSON.stringify({ do_lower_case: false }),
});
const spaced = (text: string) => [...text].join(" ");
const rowOf = (text: string, pair: string, maxTokens: number) => {
	const batch = tokenizer.encode([spaced(text)], { pairs: [spaced(pair)], maxTokens });
	const names: Record<number, string> = { 2: "<", 3: "|" };
	return Array.from(batch.inputIds, (id) => names[id] ?? tokenizer.settings.vocabulary.tokens[id]).join("");
};

describe("truncation", () => {
	test("of one text keeps the last [SEP] and says so", () => {
		const batch = tokenizer.encode(["a b c d", "a b"], { maxTokens: 4 });
		expect([...batch.inputIds]).toEqual([2, 5, 6, 3, 2, 5, 6, 3]);
		expect([...batch.truncated]).toEqual([1, 0]);
	});

	test.each([
		["abcdef", "ABC", 12, "<abcdef|ABC|"],
		["abcdef", "ABC", 10, "<abcd|ABC|"], // the longer text first
		["abcdef", "ABC", 8, "<abc|AB|"], // then both; the odd place to the first
		["abc", "ABCDEF", 8, "<abc|AB|"],
		["a", "ABCDEF", 8, "<a|ABCD|"],
		["abcdef", "", 6, "<abc||"],
		["", "ABCDEF", 6, "<|ABC|"],
		["abc", "ABC", 5, "<a|A|"],
	])("of the pair %s %s to %i gives %s", (text, pair, maxTokens, expected) => {
		expect(rowOf(text, pair, maxTokens)).toBe(expected);
	});

	test("of pairs is that of taking one token after the other from the longer", () => {
		for (let first = 0; first <= 9; first++) {
			for (let second = 0; second <= 9; second++) {
				for (let maxTokens = 5; maxTokens <= 15; maxTokens++) {
					const lengths = [first, second];
					while (lengths[0]! + lengths[1]! > maxTokens - 3) lengths[lengths[0]! > lengths[1]! ? 0 : 1]!--;
					expect(rowOf(letters.slice(0, first), letters.toUpperCase().slice(0, second), maxTokens)).toBe(
						`<${letters.slice(0, lengths[0])}|${letters.toUpperCase().slice(0, lengths[1])}|`,
					);
				}
			}
		}
	});
});

test("the second text of a pair has type 1, its [SEP] too, and its own places", () => {
	const batch = tokenizer.encode(["a b", "a"], { pairs: ["C", "D E F"] });
	expect(batch.rowLength).toBe(7);
	expect([...batch.tokenTypeIds]).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1]);
	expect([...batch.attentionMask]).toEqual([1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1]);
	expect([...batch.offsets].slice(0, 14)).toEqual([0, 0, 0, 1, 2, 3, 0, 0, 0, 1, 0, 0, 0, 0]);
});

test("no texts give an empty batch, empty texts two tokens", () => {
	expect(tokenizer.encode([])).toMatchObject({ batchSize: 0, rowLength: 0 });
	expect([...tokenizer.encode(["", "\u200b"]).inputIds]).toEqual([2, 3, 2, 3]);
});

test("options that are undefined are those that are absent", () => {
	const options = { pairs: undefined, maxTokens: undefined, padding: undefined, truncation: undefined };
	expect(tokenizer.encode(["a", "b c"], options)).toEqual(tokenizer.encode(["a", "b c"]));
});

describe("refuses", () => {
	test.each([
		[
			"unequal rows without padding",
			() => tokenizer.encode(["a", "a b"], { padding: false }),
			/3 and 4 tokens/,
		],
		[
			"long texts without truncation",
			() => tokenizer.encode(["a", "a b c"], { maxTokens: 4, truncation: false }),
			/input 1/,
		],
		["fewer pairs than texts", () => tokenizer.encode(["a", "b"], { pairs: ["a"] }), /1 and 2/],
		["no room for a token", () => tokenizer.encode(["a"], { maxTokens: 2 }), /from 3/],
		["no room for a pair", () => tokenizer.encode(["a"], { maxTokens: 4, pairs: ["a"] }), /from 5/],
		["a text for a list", () => tokenizer.encode("a" as never), /list of texts/],
		["what is no text", () => tokenizer.encode(["a", null as never]), /null at 1/],
	])("%s", (_, call, message) => {
		const failure = failureOf(call);
		expect(failure?.code).toBe("SECBERT_INPUT_INVALID");
		expect(failure?.message).toMatch(message);
	});

	test("nothing where rows are equal or texts fit", () => {
		expect(tokenizer.encode(["a", "b"], { padding: false }).rowLength).toBe(3);
		expect(tokenizer.encode(["a b"], { maxTokens: 4, truncation: false }).rowLength).toBe(4);
	});
});
