import fc from "fast-check";
import { expect, it } from "vitest";
import { patternCost } from "../../src/warning-lists/safe-pattern.js";

it.each([
	["abc", 1024 * 4],
	["^abc", 5],
	// 1,024 rounds of one step, each followed by the "b" and the end.
	["^a*b", 1 + 1024 + 1025 * 2],
	["^a{2,4}b", 1 + 4 + 3 * 2],
	["^(?:a|bc)d", 1 + 1 + 2 + 2 * 2],
	["^(ab)?c", 1 + 2 + 2 * 2],
	["^a|^b", 3 + 3],
])("counts the steps of %s", (pattern, steps) => {
	expect(patternCost(pattern)).toEqual({ steps });
});

it.each([
	"^.*\\.example\\.com$",
	"^[a-z0-9-]+\\.[a-z]+\\.example$",
	"/a/b",
	"[a-z0-9]+\\.example",
	"^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$",
	"((?:\\+|00)99)?01(13|14|15)4960([0-9]{3})",
	"^https?://[^/]+/.*\\.php$",
	"[^\\]\\\\a-]\\x41\\u0041\\/",
	"^\\b\\w{3,}?\\B",
	"",
])("accepts %s", (pattern) => {
	expect(patternCost(pattern).reason).toBeUndefined();
});

it.each([
	["(a+)+$", "several ways"],
	["(a*)*b", "several ways"],
	["(a|a)*b", "several ways"],
	["(?:a?){65}a", "several ways"],
	["(?:a?){40}a{40}", "ways to match"],
	["a*a*a*b", "ways to match"],
	["^.*.*.*.*x", "ways to match"],
	["((a{1,9}){1,9}){1,9}", "ways to match"],
	["(a|b)".repeat(30), "ways to match"],
	["(?=a)b", "look-around"],
	["(?!a)b", "look-around"],
	["(?<=a)b", "look-around"],
	["(?<n>a)", "named"],
	["(?>a+)b", "look-around"],
	["(a)\\1", "escape"],
	["\\p{L}", "escape"],
	["\\Aa\\z", "escape"],
	["a++b", "stands for nothing"],
	["*a", "stands for nothing"],
	["a{3,2}", "order"],
	["[[:alpha:]]", "class"],
	["[a", "class"],
	["[]", "class"],
	["(a", '"("'],
	["a)", '")"'],
	["(".repeat(500), '"("'],
	["a\\", "escape"],
	["a".repeat(1_001), "longer"],
])("refuses %s", (pattern, reason) => {
	expect(patternCost(pattern).reason).toContain(reason);
});

it("counts each line as a beginning where ^ means one", () => {
	expect(patternCost("^a", { multiline: true })).toEqual({ steps: 1024 * 3 });
});

/** A pattern as text, and as a backtracking matcher that counts the characters it looks at. */
interface Counted {
	readonly text: string;
	run(at: number, count: () => boolean, rest: (at: number) => boolean): boolean;
}

const VALUE = "a".repeat(24);

const literal = (letter: string): Counted => ({
	text: letter,
	run: (at, count, rest) => count() && VALUE[at] === letter && rest(at + 1),
});
const sequence = (one: Counted, two: Counted): Counted => ({
	text: `(?:${one.text}${two.text})`,
	run: (at, count, rest) => one.run(at, count, (next) => two.run(next, count, rest)),
});
const either = (one: Counted, two: Counted): Counted => ({
	text: `(?:${one.text}|${two.text})`,
	run: (at, count, rest) => one.run(at, count, rest) || two.run(at, count, rest),
});
const repeat = (part: Counted, min: number, max: number): Counted => {
	const round = (done: number, at: number, count: () => boolean, rest: (at: number) => boolean): boolean => {
		// As in ECMAScript, a round beyond the least that takes no character ends the repeat.
		const again = (next: number) => (next > at || done < min) && round(done + 1, next, count, rest);
		return (done < max && part.run(at, count, again)) || (done >= min && rest(at));
	};
	return {
		text: `(?:${part.text}){${min},${max === Infinity ? "" : max}}`,
		run: (at, count, rest) => round(0, at, count, rest),
	};
};

const { pattern } = fc.letrec<{ pattern: Counted }>((tie) => ({
	pattern: fc.oneof(
		{ maxDepth: 4 },
		fc.constantFrom("a", "b").map(literal),
		fc.tuple(tie("pattern"), tie("pattern")).map(([one, two]) => sequence(one, two)),
		fc.tuple(tie("pattern"), tie("pattern")).map(([one, two]) => either(one, two)),
		fc
			.tuple(tie("pattern"), fc.nat(2), fc.constantFrom(0, 1, 3, Infinity))
			.map(([part, min, more]) => repeat(part, min, min + more)),
	),
}));

it("never counts less than a backtracking matcher takes", () => {
	let accepted = 0;
	fc.assert(
		fc.property(pattern, (counted) => {
			const { steps } = patternCost(`^${counted.text}c`);
			if (steps === undefined) return;
			accepted++;
			let taken = 0;
			const count = () => {
				taken++;
				if (taken > steps) throw new Error(`${counted.text}: more than ${steps} steps`);
				return true;
			};
			counted.run(0, count, (at) => literal("c").run(at, count, () => true));
		}),
		{ seed: 4, numRuns: 500 },
	);
	expect(accepted).toBeGreaterThan(250);
});
