import { expect, test } from "vitest";
import { readLines } from "../src/input/read-lines.js";

/** The lines of bytes that arrive in chunks of a size. */
async function linesOf(bytes: Buffer, size = bytes.length || 1, maxCharacters?: number) {
	async function* chunks() {
		for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
	}
	const lines = [];
	for await (const { line, number } of readLines(chunks(), maxCharacters)) lines.push([number, line]);
	return lines;
}

test("whatever the chunks, lines are the same", async () => {
	const bytes = Buffer.from("\uFEFFone\r\n\nthrée 東\u2028still\nlast");
	const expected = [
		[1, "one"],
		[2, ""],
		[3, "thrée 東\u2028still"],
		[4, "last"],
	];
	for (let size = 1; size <= bytes.length; size++) expect(await linesOf(bytes, size)).toEqual(expected);
});

test("UTF-16 with a byte order mark", async () => {
	const bytes = Buffer.from("\uFEFFone\r\ntwö\n", "utf16le");
	for (let size = 1; size <= bytes.length; size++) {
		expect(await linesOf(bytes, size)).toEqual([
			[1, "one"],
			[2, "twö"],
		]);
	}
});

test("a line that is too long is dropped, the next one is read", async () => {
	expect(await linesOf(Buffer.from("ab\nabcdefgh\nabc\n"), 2, 3)).toEqual([
		[1, "ab"],
		[2, undefined],
		[3, "abc"],
	]);
});

test("no bytes, no lines", async () => {
	expect(await linesOf(Buffer.alloc(0))).toEqual([]);
});
