import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_SENTENCE_CHARACTERS, splitSentences } from "../src/split-sentences.js";
import { TRICKY_SENTENCES } from "./tricky-sentences.js";

const sentencesOf = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const withoutSpace = (text: string) => text.replace(/\s+/g, "");

/** Text made of what trips splitters, with stray halves of surrogate pairs, controls and other scripts. */
const hostileText = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				". ",
				"? ",
				"!",
				"…",
				"...",
				"\n",
				"\r\n",
				"\n\n",
				"\t",
				"\f",
				"\u0000",
				"\u0085",
				"\u2028",
				"\ufeff",
			),
			fc.constantFrom(
				"e.g. ",
				"U.S. ",
				"Inc. ",
				"1. ",
				"- ",
				"[1] ",
				"[.]",
				"hxxp://a[.]com/x?y ",
				"C:\\a.b ",
				".NET ",
				"T1059.001",
			),
			fc.constantFrom(
				"The ",
				"the ",
				"word",
				" ",
				'"',
				")",
				"。",
				"攻击",
				"؟",
				"هل",
				"🚀",
				"\ud83d",
				"\ude80",
				"9",
			),
			fc.string({ unit: "binary", maxLength: 5 }),
		),
		{ maxLength: 60 },
	)
	.map((parts) => parts.join(""));

function expectLaws(text: string): void {
	const spans = splitSentences(text);
	let last = 0;
	for (const { start, end } of spans) {
		expect(start).toBeGreaterThanOrEqual(last);
		expect(end).toBeGreaterThan(start);
		expect(end - start).toBeLessThanOrEqual(MAX_SENTENCE_CHARACTERS);
		const sentence = text.slice(start, end);
		expect(sentence.trim()).toBe(sentence);
		expect(text.slice(last, start).trim()).toBe("");
		last = end;
	}
	expect(text.slice(last).trim()).toBe("");
	expect(withoutSpace(spans.map(({ start, end }) => text.slice(start, end)).join(""))).toBe(
		withoutSpace(text),
	);
}

describe("splitSentences", () => {
	it("splits a text worked by hand and points into it", () => {
		const text = "  It calls a[.]com.\r\n\r\nDone. ";
		expect(splitSentences(text)).toEqual([
			{ start: 2, end: 19 },
			{ start: 23, end: 28 },
		]);
	});

	it("gives no span for a text without a character", () => {
		expect(splitSentences("")).toEqual([]);
		expect(splitSentences(" \t\r\n\f\u00a0\ufeff ")).toEqual([]);
	});

	it.each(TRICKY_SENTENCES)("splits %j", (marked) => {
		const expected = marked
			.split("‖")
			.map((sentence) => sentence.trim())
			.filter(Boolean);
		expect(sentencesOf(marked.replaceAll("‖", ""))).toEqual(expected);
	});

	it("splits the tricky items in the same way when they stand in one report", () => {
		const expected = TRICKY_SENTENCES.flatMap((marked) => sentencesOf(marked.replaceAll("‖", "")));
		expect(sentencesOf(TRICKY_SENTENCES.map((marked) => marked.replaceAll("‖", "")).join("\n\n"))).toEqual(
			expected,
		);
	});

	it("agrees with a cut at every stop where prose has no trap", () => {
		const word = fc.stringMatching(/^[a-z]{4,9}$/);
		const sentence = fc
			.tuple(fc.array(word, { minLength: 2, maxLength: 12 }), fc.constantFrom(".", "!", "?"))
			.map(([words, mark]) => `The ${words.join(" ")}s${mark}`);
		fc.assert(
			fc.property(fc.array(sentence, { minLength: 1, maxLength: 30 }), (sentences) => {
				expect(sentencesOf(sentences.join(" "))).toEqual(sentences);
				expect(sentencesOf(sentences.join("\n"))).toEqual(sentences);
				// What it gave out, it leaves whole.
				for (const one of sentences) expect(splitSentences(one)).toEqual([{ start: 0, end: one.length }]);
			}),
		);
	});

	it("keeps every character that is not white space in exactly one span, in order", () => {
		fc.assert(fc.property(hostileText, expectLaws), { numRuns: 500 });
		fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), expectLaws));
	});

	it("adds up over paragraphs", () => {
		fc.assert(
			fc.property(hostileText, hostileText, (first, second) => {
				const offset = first.length + 2;
				const moved = splitSentences(second).map(({ start, end }) => ({
					start: start + offset,
					end: end + offset,
				}));
				expect(splitSentences(`${first}\n\n${second}`)).toEqual([...splitSentences(first), ...moved]);
			}),
		);
	});
});

describe("splitSentences on long texts", () => {
	it("cuts a sentence over the limit at white space, a word over it anywhere but inside a character", () => {
		const words = sentencesOf("word ".repeat(1_000));
		expect(words.length).toBe(3);
		expect(words.join(" ")).toBe("word ".repeat(1_000).trim());
		const rockets = sentencesOf(`a${"🚀".repeat(5_000)}`);
		expect(rockets.join("")).toBe(`a${"🚀".repeat(5_000)}`);
		// With the u flag the class matches only a half that stands alone.
		expect(rockets.filter((part) => /[\ud800-\udfff]/u.test(part))).toEqual([]);
	});

	it("finds the same sentences in one line of five million characters as in a short one", () => {
		const paragraph =
			"The loader reads its list from hxxps://cdn[.]example[.]com/a.php?id=7, e.g. at night. It then starts cmd.exe. " +
			"In the U.S. ten hosts were hit. mshta.exe is called last. ";
		const once = sentencesOf(paragraph);
		expect(once.length).toBe(4);
		const times = Math.ceil(5_000_000 / paragraph.length);
		const spans = splitSentences(paragraph.repeat(times));
		expect(spans.length).toBe(4 * times);
		const last = spans.at(-1);
		expect(last && paragraph.repeat(times).slice(last.start, last.end)).toBe(once[3]);
	});

	it.each([
		"a",
		".",
		". ",
		"🚀",
		"\n",
		"a\n",
		'.)"',
		"1. ",
		"a.[1]",
		"[1, 1, ",
		'. """""',
		"攻击。",
		"\ud800 .",
		"a.b/c?",
		"e.g. ",
	])("grows with the text and no faster on %j", (unit) => {
		const half = unit.repeat(Math.ceil(250_000 / unit.length));
		const spans = splitSentences(half);
		const twice = splitSentences(half + half);
		expect(Math.abs(twice.length - 2 * spans.length)).toBeLessThanOrEqual(2);
		expect(twice.filter(({ start, end }) => end - start > MAX_SENTENCE_CHARACTERS)).toEqual([]);
	});
});
