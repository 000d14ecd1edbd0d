import { describe, expect, test } from "vitest";
import { MAX_CHUNK_CHARACTERS, splitChunks, wordsOf } from "../src/tokenize.js";
import { hostileText } from "./hostile-text.js";
import { fc } from "./seeded-fast-check.js";

describe("words of a chunk", () => {
	test.each([
		["powershell", ["powershell"]],
		["(powershell),", ["powershell"]],
		["asp.net", ["asp.net", "asp", "net"]],
		["cmd[.]exe", ["cmd.exe", "cmd", "exe"]],
		["spear-phishing", ["spear-phishing", "spear", "phishing"]],
		["run_dll", ["run_dll", "run", "dll"]],
		["a+b#cd", ["a+b#cd", "cd"]],
		// A sign at the end joins nothing.
		["c++", ["c"]],
		["c#", ["c"]],
		["end.", ["end"]],
		["..\\run", ["\\", "run"]],
		["%temp%\\x1", ["%", "temp", "%", "\\", "x1"]],
		["/etc/passwd", ["/", "etc", "/", "passwd"]],
		["$env:path", ["$", "env", "path"]],
		["7", ["0"]],
		["4444", ["0000"]],
		["12345", ["00000"]],
		["1234567890", ["00000"]],
		["port:443,80", ["port", "000", "00"]],
		["win32", ["win32"]],
		// Whole numbers become zeros, in pieces too; a word that has digits keeps them.
		["kb-5005413", ["kb-5005413", "kb", "00000"]],
		["1.2.3", ["1.2.3"]],
		["10.15", ["10.15", "00", "00"]],
		["", []],
		["恶意软件", []],
		["\u0000\ud800", []],
		["naïve", ["na", "ve"]],
	])("%j", (chunk, expected) => {
		expect(wordsOf(chunk)).toEqual(expected);
	});
});

describe("chunks", () => {
	test("a sentence by hand", () => {
		//            0         1         2         3
		//            0123456789012345678901234567890123
		const text = "  Drops Cmd.exe\tfrom 192.0.2.1:80.";
		expect(splitChunks(text)).toEqual([
			{ text: "drops", start: 2, end: 7, isMasked: false },
			{ text: "cmd.exe", start: 8, end: 15, isMasked: false },
			{ text: "from", start: 16, end: 20, isMasked: false },
			{ text: "IP", start: 21, end: 33, isMasked: true },
			{ text: ".", start: 33, end: 34, isMasked: false },
		]);
	});

	test("text stuck to an indicator is a chunk of its own", () => {
		expect(splitChunks("(C2=192.0.2.1)").map((chunk) => chunk.text)).toEqual(["(c2=", "IP", ")"]);
	});

	test.each(["", " ", " \n\t\u00a0\ufeff\u2028 "])("nothing in %j", (text) => {
		expect(splitChunks(text)).toEqual([]);
	});

	test("a run without white space is cut at the cap, losing nothing", () => {
		const lengths = (text: string) => splitChunks(text).map((chunk) => chunk.text.length);
		expect(MAX_CHUNK_CHARACTERS).toBe(200);
		expect(lengths("x".repeat(200))).toEqual([200]);
		expect(lengths("x".repeat(201))).toEqual([200, 1]);
		expect(lengths(`${"x".repeat(450)} y`)).toEqual([200, 200, 50, 1]);
	});

	test("a single run of 5 MB gives a chunk for every 200 characters", () => {
		const chunks = splitChunks("aB".repeat(2_500_000));
		expect(chunks).toHaveLength(25_000);
		expect(chunks.at(-1)).toEqual({
			text: "ab".repeat(100),
			start: 4_999_800,
			end: 5_000_000,
			isMasked: false,
		});
	});

	test("law: chunks and white space make up the whole text", () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				let position = 0;
				for (const chunk of splitChunks(text)) {
					expect(text.slice(position, chunk.start).trim()).toBe("");
					expect(chunk.end).toBeGreaterThan(chunk.start);
					const piece = text.slice(chunk.start, chunk.end);
					if (!chunk.isMasked) {
						expect(chunk.text).toHaveLength(piece.length);
						// Upper case again, since a sigma is lowered by its place in the whole text.
						expect(chunk.text.toLowerCase().toUpperCase()).toBe(piece.toLowerCase().toUpperCase());
						expect(chunk.text).not.toMatch(/[A-Z]/);
					}
					position = chunk.end;
				}
				expect(text.slice(position).trim()).toBe("");
			}),
		);
	});
});
