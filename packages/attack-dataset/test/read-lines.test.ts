import { describe, expect, it } from "vitest";
import { MAX_LINE_CHARACTERS, readLines } from "../src/read-lines.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

describe("readLines", () => {
	it("numbers lines ended by LF or CRLF and takes out the byte order mark and NUL", async () => {
		const path = await folder.write("a.txt", "\uFEFFone\r\n\ntw\0o\u2028still two\nlast");
		expect(await collect(readLines(path))).toEqual([
			{ line: "one", number: 1 },
			{ line: "", number: 2 },
			{ line: "two\u2028still two", number: 3 },
			{ line: "last", number: 4 },
		]);
	});

	it("puts a line together that comes in many pieces", async () => {
		const long = "aé資".repeat(100_000);
		const path = await folder.write("a.txt", `${long}\n${long}`);
		expect((await collect(readLines(path))).map(({ line }) => line === long)).toEqual([true, true]);
	});

	it("gives nothing for an empty file", async () => {
		expect(await collect(readLines(await folder.write("a.txt", "")))).toEqual([]);
	});

	it("refuses a line that is too long", async () => {
		const path = await folder.write("a.txt", `short\n${"x".repeat(MAX_LINE_CHARACTERS + 1)}`);
		const error = { code: "DATASET_SOURCE_INVALID", subject: path };
		await expect(collect(readLines(path))).rejects.toMatchObject(error);
	});

	it("says when the file is missing and stops when asked", async () => {
		await expect(collect(readLines(`${folder.path}/no.txt`))).rejects.toMatchObject({
			code: "DATASET_SOURCE_MISSING",
		});
		const path = await folder.write("a.txt", "one\ntwo\n");
		const reason = new Error("enough");
		await expect(collect(readLines(path, AbortSignal.abort(reason)))).rejects.toBe(reason);
		for await (const { line } of readLines(path)) {
			expect(line).toBe("one");
			break;
		}
	});
});
