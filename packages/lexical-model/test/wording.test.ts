import { describe, expect, it } from "vitest";
import { WORDING_BUCKETS, wordingFeatures, wordingOf, wordingTokens } from "../src/wording.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

const COMMON = new Set(["the", "they", "was", "may", "."]);

describe("wordingOf", () => {
	it.each<[string, string[]]>([
		["They stole the ledgers.", ["^", "they", "~", "the", "~s", ".", "$"]],
		// Endings: ed, ing, ly, tion, s, er.
		["copied", ["^", "~ed", "$"]],
		["encrypting", ["^", "~ing", "$"]],
		["quietly", ["^", "~ly", "$"]],
		["exfiltration", ["^", "~tion", "$"]],
		["loader", ["^", "~er", "$"]],
		// Names: capitals but at the start, plural apart; digits; files and paths.
		["the Lanternfish was", ["^", "the", "~C", "was", "$"]],
		["the Otters was", ["^", "the", "~Cs", "was", "$"]],
		["Lanternfish was", ["^", "~", "was", "$"]],
		["the 443 was", ["^", "the", "~0", "was", "$"]],
		["the cmd.exe was", ["^", "the", "~f", "was", "$"]],
		["the run_me was", ["^", "the", "~f", "was", "$"]],
		// Punctuation that is not common is masked too.
		["they, was", ["^", "they", "~", "was", "$"]],
		["", ["^", "$"]],
		["  \n ", ["^", "$"]],
		["攻击者", ["^", "$"]],
	])("reads %j", (text, expected) => {
		expect(wordingOf(text, COMMON)).toEqual(expected);
	});

	it("counts a run of masked words of one kind once, and common words each time", () => {
		expect(wordingOf("big hot poker was was the", COMMON)).toEqual([
			"^",
			"~",
			"~er",
			"was",
			"was",
			"the",
			"$",
		]);
	});

	it("does not see the topic: other rare words of the same kinds leave it as it is", () => {
		const common = new Set(["the", "then", "to", "a"]);
		expect(wordingOf("The intruder then copied ledgers to a drive", common)).toEqual(
			wordingOf("The attacker then mounted volumes to a lathe", common),
		);
		expect(wordingOf("The intruder may copy ledgers", common)).not.toEqual(
			wordingOf("The intruder copied ledgers", common),
		);
	});

	it("takes a common word in any case", () => {
		expect(wordingOf("THEY Was The", COMMON)).toEqual(["^", "they", "was", "the", "$"]);
	});
});

describe("wordingTokens", () => {
	it("gives words as they are counted, in lower case, repeats kept", () => {
		expect(wordingTokens("The cat's e-mail, the X1.exe!")).toEqual([
			"the",
			"cat's",
			"e-mail",
			",",
			"the",
			"x1.exe",
			"!",
		]);
		expect(wordingTokens("")).toEqual([]);
	});

	it("knows the words that wordingOf leaves unmasked", () => {
		const text = "Nobody opened the attachment; they deleted it.";
		expect(wordingOf(text, new Set(wordingTokens(text)))).toEqual(["^", ...wordingTokens(text), "$"]);
	});
});

describe("wordingFeatures", () => {
	it("has one number for each run of one to three kinds", () => {
		// ^ they $: three runs of one, two of two, one of three.
		const features = wordingFeatures("they", COMMON);
		expect(features).toHaveLength(6);
		expect(new Set(features).size).toBe(6);
		expect(wordingFeatures("", COMMON)).toHaveLength(3);
	});

	it("tells order and borders of kinds apart", () => {
		const of = (text: string, words: string[]) => wordingFeatures(text, new Set(words)).sort();
		expect(of("the may", ["the", "may"])).not.toEqual(of("may the", ["the", "may"]));
		expect(of("ab c", ["ab", "c"])).not.toEqual(of("a bc", ["a", "bc"]));
	});

	it("law: numbers lie within the buckets and are the same again, for any text", () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const features = wordingFeatures(text, COMMON);
				const kinds = wordingOf(text, COMMON).length;
				expect(features).toHaveLength(3 * kinds - 3);
				for (const feature of features) {
					expect(Number.isInteger(feature) && feature >= 0 && feature < WORDING_BUCKETS).toBe(true);
				}
				expect(wordingFeatures(text, COMMON)).toEqual(features);
			}),
		);
	});
});

describe("long and strange text", () => {
	it.each(["a", "a.", "a-b ", "_", "'", "...", "A ", "1 ", "a#", "\ud800", "\u0000a", "they "])(
		"five million characters of %j are read to a limit",
		(unit) => {
			const text = unit.repeat(5_000_000 / unit.length);
			const kinds = wordingOf(text, COMMON);
			expect(kinds.length).toBeLessThanOrEqual(2002);
			expect(wordingTokens(text).length).toBeLessThanOrEqual(2000);
		},
	);

	it("what stands behind the limit changes nothing", () => {
		const start = "they was the ".repeat(200);
		expect(wordingOf(`${start}end may`, COMMON)).toEqual(wordingOf(`${start}other`, COMMON));
	});
});
