import { expect, it } from "vitest";
import { closingQuote, isOpeningQuote } from "../src/quoted.js";

it.each([
	['say "wind" now', 4, 9],
	["'wind'", 0, 5],
	["`wind`", 0, 5],
	["“wind”", 0, 5],
	["‘wind’", 0, 5],
	["«wind»", 0, 5],
	["„wind“", 0, 5],
	["“it's”", 0, 5],
])("finds where the quotation in %s closes", (text, opening, closing) => {
	expect(closingQuote(text, opening, 20)).toBe(closing);
});

it.each([
	["is not closed", '"wind'],
	["is closed by another mark", '“wind"'],
	["is broken over lines", '"wi\nnd"'],
	["is empty", '""'],
	["does not open", "wind"],
	["is nothing", ""],
])("finds none where it %s", (_what, text) => {
	expect(closingQuote(text, 0, 20)).toBeUndefined();
});

it("looks no further than it may", () => {
	expect(closingQuote('"wind"', 0, 5)).toBe(5);
	expect(closingQuote('"wind"', 0, 4)).toBeUndefined();
});

it("knows what opens a quotation", () => {
	for (const mark of ['"', "'", "`", "“", "‘", "«", "„"]) expect(isOpeningQuote(mark), mark).toBe(true);
	for (const mark of ["”", "’", "»", "a", "", undefined]) expect(isOpeningQuote(mark)).toBe(false);
});
