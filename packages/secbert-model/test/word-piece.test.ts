import { expect, test } from "vitest";
import { createVocabulary } from "../src/vocabulary.js";
import { createWordPieceSplitter } from "../src/word-piece.js";
import { SeededRandom } from "./seeded-random.js";

const SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
const vocabulary = createVocabulary([
	...SPECIALS,
	"un",
	"##aff",
	"##able",
	"unaff",
	"a",
	"##a",
	"𐐨",
	"##𐐨",
	"##ab",
]);

test("the longest piece first, by hand", () => {
	const { split } = createWordPieceSplitter(vocabulary);
	expect(split("unaffable")).toEqual({ ids: [8, 7], ends: [5, 9] });
	expect(split("una")).toEqual({ ids: [5, 10], ends: [2, 3] });
	expect(split("𐐨a𐐨")).toEqual({ ids: [11, 10, 12], ends: [2, 3, 5] });
});

test("a word with a rest is unknown as a whole", () => {
	const { split } = createWordPieceSplitter(vocabulary);
	// Greedy: ##ab is taken, and then nothing begins with c, although other cuts might have gone further.
	expect(split("aabc")).toEqual({ ids: [1], ends: [4] });
	expect(split("x")).toEqual({ ids: [1], ends: [1] });
	expect(split("\ud801")).toEqual({ ids: [1], ends: [1] });
});

test("names of Object's own are no pieces", () => {
	const { split } = createWordPieceSplitter(vocabulary);
	for (const word of ["constructor", "__proto__", "toString"]) expect(split(word).ids).toEqual([1]);
});

test("a word of 100 characters is cut, one of 101 is unknown; characters are code points", () => {
	const { split } = createWordPieceSplitter(vocabulary);
	expect(split("a".repeat(100)).ids).toHaveLength(100);
	expect(split("a".repeat(101))).toEqual({ ids: [1], ends: [101] });
	expect(split("𐐨".repeat(100)).ids).toHaveLength(100);
	expect(split("𐐨".repeat(101)).ids).toEqual([1]);
	expect(createWordPieceSplitter(vocabulary, { maxWordCharacters: 2 }).split("aaa").ids).toEqual([1]);
});

test("what is remembered changes nothing", () => {
	const random = new SeededRandom(5);
	const kept = createWordPieceSplitter(vocabulary);
	for (let round = 0; round < 2000; round++) {
		const word = Array.from({ length: random.integer(1, 6) }, () =>
			random.pick(["a", "un", "aff", "able", "b", "𐐨"]),
		).join("");
		const fresh = createWordPieceSplitter(vocabulary).split(word);
		expect(kept.split(word)).toEqual(fresh);
		expect(kept.split(word)).toEqual(fresh);
	}
});
