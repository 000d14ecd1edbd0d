import { describe, expect, test } from "vitest";
import { createFeatureHasher, type FeatureHasher } from "../src/hash-features.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

interface Feature {
	kind: "word" | "characters";
	hash: number;
	start: number;
	end: number;
}

function featuresOf(text: string, hasher: FeatureHasher = createFeatureHasher()): Feature[] {
	const features: Feature[] = [];
	hasher.hashWithSpans(text, {
		addWord: (hash, start, end) => void features.push({ kind: "word", hash, start, end }),
		addCharacters: (hash, start, end) => void features.push({ kind: "characters", hash, start, end }),
	});
	return features;
}

const wordHashes = (text: string) =>
	featuresOf(text).flatMap(({ kind, hash }) => (kind === "word" ? [hash] : []));
const characterHashes = (text: string) =>
	featuresOf(text).flatMap(({ kind, hash }) => (kind === "characters" ? [hash] : []));

/** FNV-1a and the finaliser of MurmurHash3 again, in whole numbers of any size and modulo, not in 32-bit operations. */
const MODULUS = 2n ** 32n;
function fnv1a(text: string, seed: bigint): bigint {
	return [...text].reduce(
		(hash, letter) => ((hash ^ BigInt(letter.charCodeAt(0))) * 16777619n) % MODULUS,
		seed,
	);
}
function finalise(hash: bigint): bigint {
	let h = hash ^ (hash >> 16n);
	h = (h * 0x85ebca6bn) % MODULUS;
	h ^= h >> 13n;
	h = (h * 0xc2b2ae35n) % MODULUS;
	return h ^ (h >> 16n);
}
const signed = (hash: bigint) => Number(BigInt.asIntN(32, hash));
const referenceWord = (word: string) => signed(finalise(fnv1a(word, 0x811c9dc5n)));
const referenceCharacters = (ngram: string) => signed(finalise(fnv1a(ngram, 0x2545f491n)));
function referencePair(first: string, second: string): number {
	const [a, b] = [first, second].map((word) => BigInt.asUintN(32, BigInt(referenceWord(word)))) as [
		bigint,
		bigint,
	];
	return signed(finalise((((a ^ 0x9e3779b9n) * 16777619n) % MODULUS) ^ ((b * 0x85ebca6bn) % MODULUS)));
}

describe("values (a change here makes every stored model useless)", () => {
	test("the reference agrees with published values", () => {
		// Noll's test vectors for FNV-1a, 32 bits; fmix32(1) of MurmurHash3.
		expect(fnv1a("a", 0x811c9dc5n)).toBe(0xe40c292cn);
		expect(fnv1a("foobar", 0x811c9dc5n)).toBe(0xbf9cf968n);
		expect(finalise(1n)).toBe(0x514e28b7n);
	});

	test("words, pairs and character n-grams by hand", () => {
		expect(wordHashes("Foobar a")).toEqual([
			referenceWord("foobar"),
			referenceWord("a"),
			referencePair("foobar", "a"),
		]);
		expect(wordHashes("foobar")).toEqual([202221276]);
		// " a1 " has n-grams of 3, 4 and 3 characters from its first two places; digits are zeros.
		expect(characterHashes("a1")).toEqual([" a0", " a0 ", "a0 "].map(referenceCharacters));
	});

	test("law: as the reference for any word", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[a-z]{1,12}$/), (first, second) => {
				expect(wordHashes(`${first} ${second}`)).toEqual([
					referenceWord(first),
					referenceWord(second),
					referencePair(first, second),
				]);
			}),
		);
	});
});

describe("what features there are", () => {
	test.each([
		// Padded with a blank on both sides, a chunk of n characters has n + 2: n of 3, n - 1 of 4, n - 2 of 5.
		["a", 1],
		["ab", 3],
		["abc", 6],
		["abcdefgh", 21],
		["a b", 2],
		["恶意", 3],
		["", 0],
		["192.0.2.1", 0],
		["http://example.com/very/long/path", 0],
	])("%j has %i character n-grams", (text, expected) => {
		expect(characterHashes(text)).toHaveLength(expected);
	});

	test("repeats are kept", () => {
		const [run, pair] = [referenceWord("run"), referencePair("run", "run")];
		expect(wordHashes("run run run")).toEqual([run, run, pair, run, pair]);
	});

	test("pairs are ordered and cross chunks, pieces and masks", () => {
		expect(wordHashes("a b")).not.toEqual(wordHashes("b a"));
		expect(wordHashes("cmd.exe 192.0.2.1")).toEqual([
			referenceWord("cmd.exe"),
			referenceWord("cmd"),
			referencePair("cmd.exe", "cmd"),
			referenceWord("exe"),
			referencePair("cmd", "exe"),
			referenceWord("IP"),
			referencePair("exe", "IP"),
		]);
	});

	test("the same letters as word, pair and characters differ", () => {
		const [word] = wordHashes("abc");
		expect(characterHashes("abc")).not.toContain(word);
		expect(referencePair("abc", "abc")).not.toBe(word);
	});

	test("a word that spells a mask is not the mask", () => {
		for (const [word, indicator] of [
			["URL", "http://example.com"],
			["IP", "192.0.2.1"],
			["EMAIL", "mira@example.com"],
			["CVE", "CVE-2031-0001"],
			["HASH", "0123456789abcdef".repeat(2)],
		] as const) {
			const hasher = createFeatureHasher();
			const [first] = featuresOf(word, hasher);
			const [second] = featuresOf(indicator, hasher);
			expect(first?.hash).toBe(referenceWord(word.toLowerCase()));
			expect(second?.hash).toBe(referenceWord(word));
		}
	});

	test("indicators of one kind are alike, as are digits in character n-grams", () => {
		expect(wordHashes("from 192.0.2.1")).toEqual(wordHashes("from 203[.]0[.]113[.]99:8080"));
		expect(characterHashes("port 4444")).toEqual(characterHashes("port 8080"));
	});
});

describe("spans", () => {
	test("a word has its chunk, a pair the stretch from the first word's chunk", () => {
		const spans = featuresOf("Ran cmd.exe  now").flatMap(({ kind, start, end }) =>
			kind === "word" ? [[start, end]] : [],
		);
		expect(spans).toEqual([
			[0, 3], // ran
			[4, 11], // cmd.exe
			[0, 11], // ran cmd.exe
			[4, 11], // cmd
			[4, 11], // cmd.exe cmd
			[4, 11], // exe
			[4, 11], // cmd exe
			[13, 16], // now
			[4, 16], // exe now
		]);
	});

	test("law: spans lie inside the text", () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				for (const { start, end } of featuresOf(text)) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeGreaterThan(start);
					expect(end).toBeLessThanOrEqual(text.length);
				}
			}),
		);
	});

	test("law: hash sends the same features in the same order, without spans", () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const plain: Pick<Feature, "kind" | "hash">[] = [];
				createFeatureHasher().hash(text, {
					addWord: (hash) => void plain.push({ kind: "word", hash }),
					addCharacters: (hash) => void plain.push({ kind: "characters", hash }),
				});
				expect(plain).toEqual(featuresOf(text).map(({ kind, hash }) => ({ kind, hash })));
			}),
		);
	});
});

describe("cache", () => {
	test("law: a used hasher gives what a new one gives", () => {
		const used = createFeatureHasher();
		fc.assert(
			fc.property(hostileText, (text) => {
				const fresh = featuresOf(text);
				expect(featuresOf(text, used)).toEqual(fresh);
				expect(featuresOf(text, used)).toEqual(fresh);
			}),
		);
	});

	test("more new chunks than it holds change nothing", () => {
		const hasher = createFeatureHasher();
		const sentence = "The implant runs cmd.exe on 192.0.2.1";
		const before = featuresOf(sentence, hasher);
		const ignored = { addWord() {}, addCharacters() {} };
		// 120,000 different chunks: the cache of 100,000 is emptied on the way.
		for (let start = 0; start < 120_000; start += 10_000) {
			const chunks = Array.from({ length: 10_000 }, (_, i) => `x${(start + i).toString(36)}`);
			hasher.hash(chunks.join(" "), ignored);
		}
		expect(featuresOf(sentence, hasher)).toEqual(before);
	});

	test("chunks too long for it are hashed all the same", () => {
		const hasher = createFeatureHasher();
		for (const length of [39, 40, 41, 200]) {
			const text = "y".repeat(length);
			expect(featuresOf(text, hasher)).toEqual(featuresOf(text));
			expect(featuresOf(text, hasher).filter(({ kind }) => kind === "characters")).toHaveLength(
				3 * length - 3,
			);
		}
	});
});

test("a single run of 5 MB gives features in step with its length", () => {
	let words = 0;
	let characters = 0;
	createFeatureHasher().hash("a".repeat(5_000_000), {
		addWord: () => void words++,
		addCharacters: () => void characters++,
	});
	// 25,000 chunks of 200: one word each, 24,999 pairs, 3 · 200 - 3 character n-grams each.
	expect(words).toBe(49_999);
	expect(characters).toBe(25_000 * 597);
});
