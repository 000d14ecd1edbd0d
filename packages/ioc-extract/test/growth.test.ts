import { describe, expect, it } from "vitest";
import { extractIndicators } from "../src/index.js";

/** The hostile shapes of the field's bug reports, at one size. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
	"a.": (size) => "a.".repeat(size / 2),
	"http:// and a": (size) => `http://${"a".repeat(size)}`,
	"1.": (size) => "1.".repeat(size / 2),
	"hexadecimal digits": (size) => "0a9f".repeat(size / 4),
	"nested brackets": (size) => "[".repeat(size / 2) + "]".repeat(size / 2),
	"mixed marks": (size) => "[.(dot){at}hxxp[:]\\.&#46;".repeat(size / 24),
	"/../b": (size) => "/../b".repeat(size / 5),
	"-": (size) => "-".repeat(size),
	addresses: (size) => "203.0.113.7 ".repeat(size / 12),
	urls: (size) => "hxxp://a[.]com/b?c=d ".repeat(size / 21),
};
const SIZE = 50_000;
const GROWTH = 8;
/** Linear time gives 8, quadratic time 64; between them is room for what else the machine does. */
const LIMIT = 3 * GROWTH;
const ROUNDS = 5;

/**
 * Time is measured against time in the same run: the fastest of several rounds of each size, in turn.
 */
function growthOf(shape: (size: number) => string): number {
	const texts = [shape(SIZE), shape(SIZE * GROWTH)];
	const fastest = texts.map(() => Number.POSITIVE_INFINITY);
	for (let round = 0; round < ROUNDS; round++) {
		for (const [index, text] of texts.entries()) {
			const start = performance.now();
			extractIndicators(text);
			fastest[index] = Math.min(fastest[index]!, performance.now() - start);
		}
	}
	// Half a millisecond at least, so that the clock's own grain is no growth.
	return fastest[1]! / Math.max(fastest[0]!, 0.5);
}

describe("time grows with the length of hostile text, not faster", () => {
	it.each(Object.entries(SHAPES))("%s", { timeout: 60_000, retry: 2 }, (_, shape) => {
		expect(growthOf(shape)).toBeLessThan(LIMIT);
	});
});
