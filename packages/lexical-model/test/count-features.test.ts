import { describe, expect, test } from "vitest";
import { countFeatures } from "../src/count-features.js";
import { createFeatureHasher } from "../src/hash-features.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

const NEVER = 1_000_000;

/** Hashes of the words and pairs of a text, in order. */
function wordHashesOf(text: string): number[] {
	const hashes: number[] = [];
	createFeatureHasher().hash(text, { addWord: (hash) => void hashes.push(hash), addCharacters() {} });
	return hashes;
}

describe("minimums", () => {
	const texts = ["alpha beta", "alpha beta", "alpha gamma"];

	test.each([
		[1, ["alpha", "beta", "gamma"], 2],
		[2, ["alpha", "beta"], 1],
		[3, ["alpha"], 0],
		[4, [], 0],
	])("words in at least %i texts", (minWordTexts, words, pairs) => {
		const { wordHashes, characterHashes } = countFeatures(texts, { minWordTexts, minCharacterTexts: NEVER });
		expect(wordHashes).toHaveLength(words.length + pairs);
		for (const word of words) expect(wordHashes).toContain(wordHashesOf(word)[0]);
		expect(characterHashes).toHaveLength(0);
	});

	test("by default 2 for words, 3 for characters", () => {
		// Three n-grams stand in "ab", one in "c".
		expect(countFeatures(["ab", "ab", "ab", "c"])).toMatchObject({
			wordHashes: { length: 1 },
			characterHashes: { length: 3 },
		});
		expect(countFeatures(["ab", "ab", "c"])).toMatchObject({
			wordHashes: { length: 1 },
			characterHashes: { length: 0 },
		});
		expect(countFeatures(["ab", "c"]).idfSteps).toHaveLength(0);
	});

	test("an option given keeps the other's default", () => {
		expect(countFeatures(["ab", "c"], { minWordTexts: 1 })).toMatchObject({
			wordHashes: { length: 2 },
			characterHashes: { length: 0 },
		});
		expect(countFeatures(["ab", "c"], { minCharacterTexts: 1, minWordTexts: undefined })).toMatchObject({
			wordHashes: { length: 0 },
			characterHashes: { length: 4 },
		});
	});

	test("texts are counted, not occurrences", () => {
		expect(countFeatures(["run run run run"]).wordHashes).toHaveLength(0);
	});

	test("no texts and empty texts give an empty table", () => {
		for (const texts of [[], ["", " ", "\n"]]) {
			expect(countFeatures(texts, { minWordTexts: 1, minCharacterTexts: 1 })).toEqual({
				wordHashes: new Int32Array(0),
				characterHashes: new Int32Array(0),
				idfSteps: new Uint8Array(0),
			});
		}
	});
});

describe("inverse document frequency in steps of 0.05, rounded to the nearest", () => {
	test.each([
		// texts, df, ln((1 + texts) / (1 + df)) + 1
		[1, 1, 20], // 1
		[2, 1, 28], // 1.4055: 28.11
		[3, 1, 34], // 1.6931: 33.86
		[3, 2, 26], // 1.2877: 25.75
		[9, 1, 52], // 2.6094: 52.19
		[9, 4, 34], // 1.6931: 33.86
		[99, 1, 98], // 4.9120: 98.24
		[999, 1, 144], // 7.2146: 144.29
	])("%i texts, in %i of them: %i steps", (textCount, df, expected) => {
		const texts = Array.from({ length: textCount }, (_, i) => (i < df ? "target" : ""));
		expect([...countFeatures(texts, { minWordTexts: 1, minCharacterTexts: NEVER }).idfSteps]).toEqual([
			expected,
		]);
	});

	test("words before characters, in the order of their hashes", () => {
		// "c" is a word in one text of two, its one n-gram too; "ab" likewise: all 1.4055, 28 steps.
		const { wordHashes, characterHashes, idfSteps } = countFeatures(["ab ab", "ab c"], {
			minWordTexts: 1,
			minCharacterTexts: 1,
		});
		// Words: ab in both (20 steps); c, "ab ab", "ab c" in one (28). Characters: three of ab in both, one of c.
		const inBoth = wordHashesOf("ab")[0];
		expect([...idfSteps.subarray(0, 4)]).toEqual([...wordHashes].map((hash) => (hash === inBoth ? 20 : 28)));
		expect([...idfSteps.subarray(4)].sort()).toEqual([20, 20, 20, 28]);
		expect(characterHashes).toHaveLength(4);
	});

	test("an idf over 12.75 stops at 255", () => {
		// 400,000 texts, in one of them: ln(200,000.5) + 1 = 13.2.
		function* texts() {
			yield "target";
			for (let i = 1; i < 400_000; i++) yield "";
		}
		expect([...countFeatures(texts(), { minWordTexts: 1, minCharacterTexts: NEVER }).idfSteps]).toEqual([
			255,
		]);
	});
});

test("law: the order of the texts does not matter, and hashes ascend", () => {
	const corpus = fc.array(hostileText, { maxLength: 8 });
	fc.assert(
		fc.property(corpus, corpus, (some, others) => {
			const options = { minWordTexts: 1, minCharacterTexts: 2 };
			const table = countFeatures([...some, ...others], options);
			expect(countFeatures([...others, ...some].reverse(), options)).toEqual(table);
			expect(countFeatures([...others, ...some], options)).toEqual(table);
			for (const hashes of [table.wordHashes, table.characterHashes]) {
				for (let i = 1; i < hashes.length; i++) expect(hashes[i]!).toBeGreaterThan(hashes[i - 1]!);
			}
			for (const step of table.idfSteps) expect(step).toBeGreaterThanOrEqual(20);
		}),
	);
});
