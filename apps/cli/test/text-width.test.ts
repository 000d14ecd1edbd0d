import { expect, test } from "vitest";
import { fitText, padText, textWidth, wrapText } from "../src/render/text-width.js";

test.each([
	["plain", 5],
	["Grüße", 5],
	["e\u0301", 1],
	["東京", 4],
	["한국", 4],
	["ｆｕｌｌ", 8],
	["👩‍💻", 2],
	["❤️", 2],
	["🇩🇪", 2],
	["שלום", 4],
	["", 0],
])("%s takes %i columns", (text, width) => {
	expect(textWidth(text)).toBe(width);
});

test("a cut never halves a wide character or a grapheme", () => {
	expect(fitText("東京タワー", 6, "…")).toBe("東京…");
	expect(fitText("東京タワー", 10, "…")).toBe("東京タワー");
	expect(fitText("ab👩‍💻cd", 5, "…")).toBe("ab👩‍💻…");
	expect(fitText("one two", 5, "…")).toBe("one…");
	expect(fitText("one two", 5, "...")).toBe("on...");
});

test("padding fills what is short and cuts what is long", () => {
	expect(padText("東", 4, "…")).toBe("東  ");
	expect(padText("東京京", 4, "…")).toBe("東… ");
});

test("a text of a million characters is measured as far as it is shown", () => {
	expect(fitText("京".repeat(1_000_000), 5, "…")).toBe("京京…");
	expect(fitText("\u0301".repeat(1_000_000), 5, "…")).toHaveLength(81);
});

test("wraps at spaces, cuts a word that is longer than a line", () => {
	expect(wrapText("one two three extraordinarily", 8, "…")).toEqual(["one two", "three", "extraor…"]);
	expect(wrapText("", 8, "…")).toEqual([]);
});
