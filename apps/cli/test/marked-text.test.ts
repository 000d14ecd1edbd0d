import { expect, test } from "vitest";
import { markText } from "../src/render/marked-text.js";
import { EXPLAINED_TEXT, word } from "./sample-explanation.js";

const marked = (...args: Parameters<typeof markText>) =>
	markText(...args)
		.map(({ markup }) => markup)
		.join("");

test("words have a sign, a side and a shade by hand", () => {
	const words = [
		word("PowerShell", 0.8),
		word("crew", -0.3),
		word("ran", 0.2, { isBelowNoise: true }),
		word("The", 0.01),
	];
	expect(marked(EXPLAINED_TEXT, { start: 0, end: 43 }, words)).toBe(
		'The <mark class="against shade-2" title="−0.300, against">crew<sup>−</sup></mark> of the Sable Otter ran ' +
			'<mark class="for shade-4" title="+0.800, for">PowerShell<sup>+</sup></mark>.',
	);
});

test("only what is in the range, and text is escaped", () => {
	const words = [word("PowerShell", 0.8), word("quiet", -0.8)];
	const shown = marked(EXPLAINED_TEXT, { start: 44, end: EXPLAINED_TEXT.length }, words);
	expect(shown).toContain('&lt;b&gt;<mark class="against shade-4"');
	expect(shown).not.toContain("PowerShell");
});

test("law: without markup it is the text", () => {
	const words = ["The", "crew", "PowerShell", "quiet", "harbour"].map((text, i) =>
		word(text, i % 2 ? -1 : 1),
	);
	const plain = marked(EXPLAINED_TEXT, { start: 0, end: EXPLAINED_TEXT.length }, words)
		.replace(/<sup>.<\/sup>|<[^>]*>/g, "")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">");
	expect(plain).toBe(EXPLAINED_TEXT);
	expect(marked("", { start: 0, end: 0 }, [])).toBe("");
});
