import { describe, expect, test } from "vitest";
import { createTokenizer } from "../src/tokenizer.js";
import { hostileStrings } from "./hostile-strings.js";
import { sampleVocabularyText } from "./sample-vocabulary.js";

const small = createTokenizer({
	vocabularyText: "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\nactor\nran\nshell\n##code\n.\n",
});

describe("tokens", () => {
	test("with their places in the text as given, by hand", () => {
		expect(small.tokenize("The  SHÉLLCODE\u200b ran.")).toEqual([
			{ id: 5, text: "the", start: 0, end: 3 },
			{ id: 8, text: "shell", start: 5, end: 10 },
			{ id: 9, text: "##code", start: 10, end: 14 },
			{ id: 7, text: "ran", start: 16, end: 19 },
			{ id: 10, text: ".", start: 19, end: 20 },
		]);
	});

	test("special tokens are found in a text, as they are written only", () => {
		expect(small.tokenize("the [MASK]ran [mask]").map(({ id, start, end }) => [id, start, end])).toEqual([
			[5, 0, 3],
			[4, 4, 10],
			[7, 10, 13],
			[1, 14, 15],
			[1, 15, 19],
			[1, 19, 20],
		]);
	});

	test("places ascend and show the word that a token came from", () => {
		const tokenizer = createTokenizer({ vocabularyText: sampleVocabularyText() });
		for (const text of hostileStrings(1000, 31)) {
			let previous = 0;
			for (const token of tokenizer.tokenize(text)) {
				expect(token.start).toBeGreaterThanOrEqual(previous);
				expect(token.end).toBeGreaterThan(token.start);
				expect(token.end).toBeLessThanOrEqual(text.length);
				previous = token.start;
				const plain = token.text.replace("##", "");
				if (/^[a-z0-9]+$/.test(plain) && /^[ -~]*$/.test(text.slice(token.start, token.end))) {
					expect(
						text
							.slice(token.start, token.end)
							.toLowerCase()
							.replace(/[^ -~]/g, ""),
					).toBe(plain);
				}
			}
		}
	});
});

test("a batch, by hand", () => {
	const batch = small.encode(["The actor ran.", "shell"]);
	expect(batch).toMatchObject({ batchSize: 2, rowLength: 6 });
	expect([...batch.inputIds]).toEqual([2, 5, 6, 7, 10, 3, 2, 8, 3, 0, 0, 0]);
	expect([...batch.attentionMask]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
	expect([...batch.tokenTypeIds]).toEqual(new Array(12).fill(0));
	expect([...batch.offsets].slice(0, 12)).toEqual([0, 0, 0, 3, 4, 9, 10, 13, 13, 14, 0, 0]);
	expect([...batch.offsets].slice(12)).toEqual([0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0]);
	expect([...batch.tokenCounts]).toEqual([6, 3]);
	expect([...batch.truncated]).toEqual([0, 0]);
});

test("a batch owes nothing to the one before it", () => {
	const first = small.encode(["The actor ran."]);
	const ids = [...first.inputIds];
	small.encode(["shell shell shell shell shell shell"]);
	expect([...first.inputIds]).toEqual(ids);
	expect(small.encode(["The actor ran."])).toEqual(first);
});

test("a megabyte without a blank, and one of punctuation, are read", { timeout: 30_000 }, () => {
	const unlimited = { maxTokens: Number.POSITIVE_INFINITY };
	expect([...small.encode(["a".repeat(1_000_000)], unlimited).inputIds]).toEqual([2, 1, 3]);
	expect(small.encode([".".repeat(1_000_000)], unlimited).rowLength).toBe(1_000_002);
	expect(small.encode([".".repeat(1_000_000)]).rowLength).toBe(512);
});
