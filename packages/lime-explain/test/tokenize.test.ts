import { describe, expect, it } from "vitest";
import { type TokenSpanOptions, tokenSpans } from "../src/tokenize.js";

const tokens = (text: string, options: Partial<TokenSpanOptions> = {}) =>
	tokenSpans(text, { tokenize: "words", keepTogether: [], ...options }).map(({ start, end }) =>
		text.slice(start, end),
	);

describe("tokenSpans", () => {
	it("gives words, characters and sentences", () => {
		expect(tokens("Ab c.")).toEqual(["Ab", "c"]);
		expect(tokens("Ab.", { tokenize: "characters" })).toEqual(["A", "b", "."]);
		expect(tokens("Ab. Cd.", { tokenize: "sentences" })).toEqual(["Ab.", "Cd."]);
	});

	it("keeps a span whole, with the words it cuts", () => {
		const text = "from hxxp://files[.]example/a to C:\\x\\y.exe";
		const start = text.indexOf("hxxp");
		const url = { start, end: text.indexOf(" to") };
		expect(tokens(text, { keepTogether: [url] })).toEqual([
			"from",
			"hxxp://files[.]example/a",
			"to",
			"C",
			"x",
			"y",
			"exe",
		]);
		expect(tokens(text, { keepTogether: [{ start: start + 2, end: start + 6 }] })).toContain("hxxp:/");
	});

	it("keeps spans without words, and joins those that overlap", () => {
		expect(tokens("a -- b", { keepTogether: [{ start: 2, end: 4 }] })).toEqual(["a", "--", "b"]);
		expect(
			tokens("a.b.c", {
				keepTogether: [
					{ start: 2, end: 5 },
					{ start: 0, end: 3 },
				],
			}),
		).toEqual(["a.b.c"]);
	});

	it("joins sentences that a kept span spans", () => {
		const text = "See a. B there. End.";
		expect(tokens(text, { tokenize: "sentences", keepTogether: [{ start: 4, end: 8 }] })).toEqual([
			"See a. B there.",
			"End.",
		]);
	});

	it("takes the caller's sentences", () => {
		const sentences = [
			{ start: 3, end: 5 },
			{ start: 0, end: 2 },
		];
		expect(tokens("ab cd", { tokenize: "sentences", sentences })).toEqual(["ab", "cd"]);
	});

	it("takes tokens or spans from a function", () => {
		expect(tokens("one-two one", { tokenize: () => ["one", "", "two", "one"] })).toEqual([
			"one",
			"two",
			"one",
		]);
		expect(tokens("one two", { tokenize: () => [{ start: 2, end: 5 }] })).toEqual(["e t"]);
	});

	it("refuses tokens that are not in the text, or out of order", () => {
		const invalid = expect.objectContaining({ code: "LIME_EXPLAIN_SPANS_INVALID" });
		expect(() => tokens("a b", { tokenize: () => ["b", "a"] })).toThrow(invalid);
		expect(() => tokens("a b", { tokenize: () => [{ start: 0, end: 9 }] })).toThrow(invalid);
	});
});
