import { expect, it } from "vitest";
import { compileRegexEntry } from "../../src/warning-lists/regex-entry.js";

it.each([
	["/^ab$/", "^ab$", ""],
	["/a\\/b/gi", "a\\/b", "i"],
	["/a/ii", "a", "i"],
	["^ab$", "^ab$", ""],
	["/a", "/a", ""],
	["a/b/c", "a/b/c", ""],
])("takes %s for the pattern %s with the flags %j", (entry, pattern, flags) => {
	const { expression } = compileRegexEntry(entry);
	expect(expression).toEqual(new RegExp(pattern, flags));
});

it.each([
	["/a/x", "flags"],
	["/a/y", "flags"],
	["(a+)+", "several ways"],
	["[b-a]", "Invalid"],
	["^*", "Nothing to repeat"],
])("leaves out %s with a reason", (entry, reason) => {
	expect(compileRegexEntry(entry).reason).toContain(reason);
});
