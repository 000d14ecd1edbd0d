import { describe, expect, test } from "vitest";
import { countFeatures } from "../src/count-features.js";
import { createFeaturizer, type FeatureTable } from "../src/featurize.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

const NEVER = 1_000_000;
const FOXES = ["red fox", "red hen", "red fox red"];
const REPORT = [
	"The implant starts powershell.exe with an encoded command.",
	"Operators sent mail with a link to http://example.com/login from 192.0.2.17.",
	"The implant starts a service and writes to the registry.",
	"Mail with an encoded archive was sent to finance.",
];

const lengthSquared = (values: Iterable<number>) =>
	[...values].reduce((sum, value) => sum + value * value, 0);
const plain = ({ indices, values }: { indices: Int32Array; values: Float32Array }) => [
	[...indices],
	[...values],
];

describe("worked by hand", () => {
	test("words and pairs", () => {
		// Three texts. In all three: red. In two: fox, "red fox". In one: hen, "red hen", "fox red".
		// ln(4 / (1 + df)) + 1 in steps of 0.05: df 3 gives 1 (20 steps), df 2 gives 1.2877 (26), df 1 gives 1.6931 (34).
		const table = countFeatures(FOXES, { minWordTexts: 1, minCharacterTexts: NEVER });
		expect(table.wordHashes).toHaveLength(6);
		expect(table.characterHashes).toHaveLength(0);

		// In order of appearance: red (twice), fox, "red fox", "fox red".
		// (1 + ln 2) · 1 = 1.69315; 1.3; 1.3; 1.7. Sum of squares 9.13675, root 3.02271.
		const { indices, values } = createFeaturizer(table).featurize("red fox red");
		expect(values).toHaveLength(4);
		expect([...indices].map((feature) => table.idfSteps[feature])).toEqual([20, 26, 26, 34]);
		[0.560143, 0.430078, 0.430078, 0.56241].forEach((expected, i) => {
			expect(values[i]).toBeCloseTo(expected, 6);
		});
	});

	test("words and characters each carry half of the squares", () => {
		// Every text is the same, so every idf is 1. One word: 1. Three n-grams, " ab", " ab " and "ab ": 1 / √3 each.
		const table = countFeatures(["ab", "ab", "ab"]);
		expect(createFeaturizer(table).size).toBe(4);
		const { indices, values } = createFeaturizer(table).featurize("ab");
		expect(indices[0]).toBe(0);
		expect([...indices].sort()).toEqual([0, 1, 2, 3]);
		[Math.SQRT1_2, 1 / Math.sqrt(6), 1 / Math.sqrt(6), 1 / Math.sqrt(6)].forEach((expected, i) => {
			expect(values[i]).toBeCloseTo(expected, 6);
		});
	});

	test("characters only", () => {
		const table = countFeatures(["ab", "ab"], { minWordTexts: NEVER, minCharacterTexts: 1 });
		const { indices, values } = createFeaturizer(table).featurize("AB");
		expect([...indices].sort()).toEqual([0, 1, 2]);
		for (const value of values) expect(value).toBeCloseTo(1 / Math.sqrt(3), 6);
	});

	test("a text with known words alone, or known characters alone, has length 1", () => {
		const { wordHashes, characterHashes } = countFeatures(["ab", "ab", "ab"]);
		const wordsOnly: FeatureTable = {
			wordHashes,
			characterHashes: Int32Array.of(1),
			idfSteps: Uint8Array.of(20, 20),
		};
		expect(plain(createFeaturizer(wordsOnly).featurize("ab"))).toEqual([[0], [1]]);
		const charactersOnly: FeatureTable = {
			wordHashes: Int32Array.of(1),
			characterHashes,
			idfSteps: Uint8Array.of(20, 20, 20, 20),
		};
		const { indices, values } = createFeaturizer(charactersOnly).featurize("ab");
		expect([...indices].sort()).toEqual([1, 2, 3]);
		expect(lengthSquared(values)).toBeCloseTo(1, 6);
	});
});

describe("nothing known", () => {
	const featurizer = createFeaturizer(countFeatures(REPORT, { minWordTexts: 1, minCharacterTexts: 1 }));

	test.each(["", "  \n\t", "恶意软件", "שלום", "\u0000", "\ud800 \udc00", "zzzzzz"])(
		"%j has no features",
		(text) => {
			expect(plain(featurizer.featurize(text))).toEqual([[], []]);
		},
	);

	test("an empty table knows nothing", () => {
		const empty = createFeaturizer(countFeatures([]));
		expect(empty.size).toBe(0);
		expect(plain(empty.featurize("powershell"))).toEqual([[], []]);
	});

	test("features of idf 0, as a foreign file may have them, weigh 0 and not NaN", () => {
		const { wordHashes, characterHashes } = countFeatures(["ab", "ab", "ab"]);
		const { values } = createFeaturizer({
			wordHashes,
			characterHashes,
			idfSteps: new Uint8Array(4),
		}).featurize("ab");
		expect([...values]).toEqual([0, 0, 0, 0]);
	});
});

describe("training and prediction give equal features", () => {
	const options = { minWordTexts: 1, minCharacterTexts: 1 };
	const table = countFeatures(REPORT, options);

	test("twice, after other texts, and in a new featurizer", () => {
		const featurizer = createFeaturizer(table);
		const [text, ...others] = REPORT as [string, ...string[]];
		const first = featurizer.featurize(text);
		const kept = plain(first);
		expect(plain(featurizer.featurize(text))).toEqual(kept);
		for (const other of others) featurizer.featurize(other);
		featurizer.featurize("x".repeat(10_000));
		expect(plain(featurizer.featurize(text))).toEqual(kept);
		expect(plain(createFeaturizer(table).featurize(text))).toEqual(kept);
		expect(plain(createFeaturizer(countFeatures(REPORT, options)).featurize(text))).toEqual(kept);
		// A vector handed out is not scratch space.
		expect(plain(first)).toEqual(kept);
	});

	test("law: for any text, after any texts", () => {
		const corpus = fc.array(hostileText, { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(corpus, hostileText, (texts, text) => {
				const own = countFeatures([...texts, text], options);
				const used = createFeaturizer(own);
				for (const other of texts) used.featurize(other);
				expect(plain(used.featurize(text))).toEqual(plain(createFeaturizer(own).featurize(text)));
			}),
		);
	});
});

test("law: squares sum to 1 or there are none, features are known and differ, words come first", () => {
	const training = fc.array(hostileText, { minLength: 1, maxLength: 8 });
	fc.assert(
		fc.property(
			training,
			hostileText,
			fc.nat(2),
			fc.nat(2),
			(texts, text, minWordTexts, minCharacterTexts) => {
				const table = countFeatures(texts, { minWordTexts, minCharacterTexts });
				const { indices, values } = createFeaturizer(table).featurize(text);
				expect(values).toHaveLength(indices.length);
				if (values.length > 0) expect(lengthSquared(values)).toBeCloseTo(1, 5);
				expect(new Set(indices).size).toBe(indices.length);
				const isCharacters = [...indices].map((feature) => feature >= table.wordHashes.length);
				expect(isCharacters).toEqual([...isCharacters].sort());
				for (const feature of indices) expect(feature).toBeLessThan(table.idfSteps.length);
			},
		),
	);
});

test("a single run of 5 MB: counts stop at 65,535 and the length is still 1", () => {
	const table = countFeatures(["a".repeat(1000)], { minWordTexts: 1, minCharacterTexts: 1 });
	const { values } = createFeaturizer(table).featurize("a".repeat(5_000_000));
	expect(lengthSquared(values)).toBeCloseTo(1, 5);
	// The n-gram "aaa" stands in it 4,950,000 times, more than a counter holds. Words: one of 200 letters and its pair.
	expect(values.length).toBe(table.idfSteps.length);
	expect(values.every((value) => value > 0)).toBe(true);
});
