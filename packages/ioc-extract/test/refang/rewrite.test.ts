import { describe, expect, it } from "vitest";
import { type ReadChanges, rewrite } from "../../src/refang/rewrite.js";

/** Reads `<x>` as `x`. */
const readAngles: ReadChanges = (text, at) =>
	text[at + 2] === ">"
		? [{ start: at, end: at + 3, replacement: text[at + 1]!, form: "brackets" }]
		: undefined;

const ANGLES = { trigger: /</g, readerOf: () => readAngles };

describe("rewrite", () => {
	it("applies the changes that the readers find", () => {
		const { text, map } = rewrite("a<b>c<<d>", ANGLES);
		expect(text).toBe("abc<d");
		// a<b>c<<d>
		// 012345678
		expect([0, 1, 2, 3, 4, 5].map((offset) => map.toOriginal(offset, "end"))).toEqual([0, 1, 4, 5, 6, 9]);
	});

	it("gives a text without a change back as it is", () => {
		const { text, map } = rewrite("a < b", ANGLES);
		expect(text).toBe("a < b");
		expect(map.isEmpty).toBe(true);
		expect(rewrite("", ANGLES).text).toBe("");
	});

	it("tells readers what is copied already, and skips changes before it", () => {
		const seen: number[] = [];
		const readStars: ReadChanges = (_text, at, copied) => {
			seen.push(copied);
			// Reaches back one character and forward one.
			return [{ start: at - 1, end: at + 2, replacement: "-", form: "spaces" }];
		};
		const { text } = rewrite("a*b*c", { trigger: /\*/g, readerOf: () => readStars });
		expect(text).toBe("-*c");
		expect(seen).toEqual([0, 3]);
	});

	it("takes several changes of one reader, in the order of the text", () => {
		const readPair: ReadChanges = (_text, at) => [
			{ start: at, end: at + 1, replacement: "", form: "unicode" },
			{ start: at + 2, end: at + 3, replacement: "", form: "unicode" },
		];
		const { text, map } = rewrite("x(y)z", { trigger: /\(/g, readerOf: () => readPair });
		expect(text).toBe("xyz");
		expect([map.toOriginal(1, "start"), map.toOriginal(2, "end"), map.toOriginal(2, "start")]).toEqual([
			2, 3, 4,
		]);
	});

	it("asks for each character the reader of that character", () => {
		const asked: string[] = [];
		rewrite("a1b22", {
			trigger: /\d/g,
			readerOf: (character) => {
				asked.push(character);
				return () => undefined;
			},
		});
		expect(asked).toEqual(["1", "2", "2"]);
	});
});
