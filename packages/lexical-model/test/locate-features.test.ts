import { expect, test } from "vitest";
import { createFeatureHasher, hashPair, hashWord } from "../src/hash-features.js";
import { locateFeatures } from "../src/locate-features.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

interface Located {
	readonly kind: "word" | "characters";
	readonly hash: number;
	readonly start: number;
	readonly end: number;
}

function located(text: string): Located[] {
	const found: Located[] = [];
	locateFeatures(text, {
		addWord: (hash, start, end) => void found.push({ kind: "word", hash, start, end }),
		addCharacters: (hash, start, end) => void found.push({ kind: "characters", hash, start, end }),
	});
	return found;
}

const wordsAt = (text: string) =>
	located(text)
		.filter(({ kind }) => kind === "word")
		.map(({ hash, start, end }) => [hash, text.slice(start, end)]);

test("words, pieces and pairs by hand", () => {
	const [run, whole, cmd, exe] = ["run", "cmd.exe", "cmd", "exe"].map(hashWord) as [
		number,
		number,
		number,
		number,
	];
	expect(wordsAt("Run (cmd[.]EXE)")).toEqual([
		[run, "Run"],
		[whole, "cmd[.]EXE"],
		[hashPair(run, whole), "Run (cmd[.]EXE"],
		[cmd, "cmd"],
		[hashPair(whole, cmd), "cmd"],
		[exe, "EXE"],
		[hashPair(cmd, exe), "cmd[.]EXE"],
	]);
});

test("a masked indicator is one word over all of it, without characters", () => {
	const text = "to 192.0.2.1:80";
	const ip = hashWord("IP");
	expect(wordsAt(text)).toEqual([
		[hashWord("to"), "to"],
		[ip, "192.0.2.1:80"],
		[hashPair(hashWord("to"), ip), text],
	]);
	expect(located("192.0.2.1").filter(({ kind }) => kind === "characters")).toEqual([]);
});

test("character n-grams by hand, the blanks on both sides left out", () => {
	const places = located(" a[.]b").filter(({ kind }) => kind === "characters");
	// " a.b " has n-grams of 3 to 5 characters from its first three places.
	expect(places.map(({ start, end }) => [start, end])).toEqual([
		[1, 5],
		[1, 6],
		[1, 6],
		[1, 6],
		[1, 6],
		[2, 6],
	]);
});

test("law: the hasher's features in its order, inside the text", () => {
	const hasher = createFeatureHasher();
	const pieces = fc.constantFrom(
		"powershell -enc",
		"hxxp://a[.]example/b",
		"C:\\Users\\x_y-z.exe",
		"İ",
		"10.15",
		"[.][.]",
		" ",
		"\ud800",
	);
	const texts = fc.array(fc.oneof(pieces, fc.string({ unit: "grapheme" })), { maxLength: 8 });
	fc.assert(
		fc.property(
			texts.map((parts) => parts.join(" ")),
			(text) => {
				const expected: [string, number][] = [];
				hasher.hash(text, {
					addWord: (hash) => void expected.push(["word", hash]),
					addCharacters: (hash) => void expected.push(["characters", hash]),
				});
				const found = located(text);
				expect(found.map(({ kind, hash }) => [kind, hash])).toEqual(expected);
				for (const { start, end } of found) {
					expect(0 <= start && start < end && end <= text.length).toBe(true);
				}
			},
		),
	);
});

test("law: places of hostile text lie inside it", () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			for (const { start, end } of located(text)) {
				expect(0 <= start && start < end && end <= text.length).toBe(true);
			}
		}),
	);
});
