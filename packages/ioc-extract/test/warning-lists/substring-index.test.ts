import fc from "fast-check";
import { expect, it } from "vitest";
import type { Posting } from "../../src/warning-lists/posting.js";
import { SubstringIndex } from "../../src/warning-lists/substring-index.js";

function found(entries: ReadonlyMap<string, Posting>, value: string): number[] {
	const lists = new Set<number>();
	new SubstringIndex(entries).find(value, (posting) => {
		for (const list of posting) lists.add(list);
	});
	return [...lists].sort((a, b) => a - b);
}

it("finds an entry wherever it stands, and the entries it begins with", () => {
	const entries = new Map([
		["example", [0]],
		["exam", [1]],
		["example.org", [2]],
		["g", [3]],
	]);
	expect(found(entries, "www.example.org")).toEqual([0, 1, 2, 3]);
	expect(found(entries, "examplar")).toEqual([1]);
	expect(found(entries, "exa")).toEqual([]);
	expect(found(entries, "")).toEqual([]);
	expect(found(new Map(), "example")).toEqual([]);
});

it("finds what asking for each entry finds", () => {
	const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "\ud83d"), minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(
			fc.uniqueArray(word, { maxLength: 30 }),
			fc.string({ unit: fc.constantFrom("a", "b", "é", "\ud83d"), maxLength: 20 }),
			(words, value) => {
				const entries = new Map(words.map((entry, list) => [entry, [list]]));
				const expected = words.flatMap((entry, list) => (value.includes(entry) ? [list] : []));
				expect(found(entries, value)).toEqual(expected);
			},
		),
	);
});
