import { expect, it } from "vitest";
import { findPieces } from "../src/explained-words.js";

it("finds words and indicators of some sentences, in order, as spans of the text", () => {
	const text = "Quiet. Cmd.exe asked 192[.]0[.]2[.]7. Überfall_2, naïve.";
	const slices = (spans: readonly { start: number; end: number }[]) =>
		spans.map(({ start, end }) => text.slice(start, end));
	const last = { start: 38, end: 56 };
	const { words, indicators } = findPieces(text, [last, { start: 7, end: 37 }]);
	expect(slices(words)).toEqual(["Cmd", "exe", "asked", "192", "0", "2", "7", "Überfall_2", "naïve"]);
	expect(slices(indicators)).toEqual(["Cmd.exe", "192[.]0[.]2[.]7"]);
	expect(findPieces(text, [])).toEqual({ words: [], indicators: [] });
});
