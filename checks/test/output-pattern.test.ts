import { describe, expect, it } from "vitest";
import { outputPattern, trimLines } from "./output-pattern.js";

describe("outputPattern", () => {
	it.each([
		["a+b [1]", "a+b [1]", true],
		["a+b", "aab", false],
		["a  \nb\n", "a\nb", true],
		["a\nb", "a\nb\nc", false],
		['{"id":"a",…}', '{"id":"a","n":1}', true],
		["a…c", "a\nc", false],
		["a\n…", "a\nb\nc", true],
		["a\n…\nd", "a\nb\nc\nd", true],
		["a\n…\nd", "a\nb\nc", false],
	])("%j and %j: %j", (expected, actual, matches) => {
		expect(outputPattern(expected).test(trimLines(actual))).toBe(matches);
	});
});
