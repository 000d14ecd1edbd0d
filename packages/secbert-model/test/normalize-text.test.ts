import { describe, expect, test } from "vitest";
import { normalizeText } from "../src/normalize-text.js";
import { hostileStrings } from "./hostile-strings.js";

const BERT = { cleanText: true, separateCjk: true, lowerCase: true, stripAccents: true };
const CASED = { cleanText: true, separateCjk: true, lowerCase: false, stripAccents: false };

test("each step and where it leads back, by hand", () => {
	// C a fé(one unit) zero-width-space 攻 İ
	const { text, starts, ends } = normalizeText("Cafe\u0301\u200b攻İ", BERT);
	expect(text).toBe("cafe 攻 i");
	expect([...starts!]).toEqual([0, 1, 2, 3, 6, 6, 6, 7]);
	expect([...ends!]).toEqual([1, 2, 3, 4, 7, 7, 7, 8]);
});

test.each([
	["ÀÉÎõü", "aeiou"],
	["ΟΔΟΣ ΣΑΣ Α.Σ", "οδος σας α.ς"],
	["STRASSE Straße", "strasse straße"],
	["ёй", "еи"],
	["한", "\u1112\u1161\u11ab"],
	["a\0b\u00adc\ufffdd\u{e0041}e\ue000f\ud800g\x85h", "abcdefgh"],
	["a\tb\nc\u3000d", "a\tb\nc\u3000d"],
	["𐐀", "𐐨"],
	["\u{20000}", "\u{20000}"],
	["a\u05b0\u0301", "a\u05b0"],
])("%j becomes %j", (text, expected) => {
	expect(normalizeText(text, BERT).text).toBe(expected);
});

test("cased models keep case and accents", () => {
	expect(normalizeText("Café\u200b İ", CASED).text).toBe("Café İ");
	expect(normalizeText("Cafe", CASED)).toEqual({ text: "Cafe", starts: undefined, ends: undefined });
	expect(normalizeText("Café", { ...CASED, stripAccents: true }).text).toBe("Cafe");
	expect(normalizeText("a\u200bb", { ...CASED, cleanText: false }).text).toBe("a\u200bb");
	expect(normalizeText("攻撃", { ...CASED, separateCjk: false }).text).toBe("攻撃");
});

describe("laws", () => {
	test("the text is that of the steps on the whole string", () => {
		for (const text of hostileStrings(3000, 11)) {
			const whole = text
				.replace(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu, "")
				.replace(/[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g, " $& ")
				.toLowerCase()
				.normalize("NFD")
				.replace(/[\u0300-\u036f]/g, "");
			// Which white space it is does not matter: words are cut at every kind.
			expect(normalizeText(text, BERT).text.replace(/\s/g, " ")).toBe(whole.replace(/\s/g, " "));
		}
	});

	test("places ascend and lie inside the text", () => {
		for (const text of hostileStrings(1000, 12)) {
			const aligned = normalizeText(text, BERT);
			if (aligned.starts === undefined) continue;
			expect(aligned.starts).toHaveLength(aligned.text.length);
			let previous = 0;
			for (let unit = 0; unit < aligned.text.length; unit++) {
				const [start, end] = [aligned.starts[unit]!, aligned.ends![unit]!];
				expect(start >= previous && end > start && end <= text.length).toBe(true);
				previous = start;
			}
		}
	});

	test("only the dotted capital I is longer in lower case", () => {
		const longer: number[] = [];
		for (let code = 0x80; code < 0x20000; code++) {
			if (code >= 0xd800 && code <= 0xdfff) continue;
			const character = String.fromCodePoint(code);
			if (character.toLowerCase().length !== character.length) longer.push(code);
		}
		expect(longer).toEqual([0x130]);
	});
});

test("a megabyte of marks takes no quadratic time", { timeout: 30_000 }, () => {
	// The built-in sort of marks would take minutes on each.
	expect(normalizeText(`a${"\u0301\u0323".repeat(500_000)}`, BERT).text).toBe("a");
	expect(normalizeText(`a${"\u05b0\u0591".repeat(500_000)}`, BERT).text).toHaveLength(1_000_001);
});
