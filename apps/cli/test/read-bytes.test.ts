import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readBytes } from "../src/input/read-bytes.js";

test("joins the chunks of a stream", async () => {
	expect(Buffer.from(await readBytes(Readable.from([Buffer.from("ab"), "c"]))).toString()).toBe("abc");
});

test("stops at the limit instead of reading a source without end", async () => {
	let chunks = 0;
	async function* endless() {
		for (;;) {
			chunks++;
			yield Buffer.alloc(10);
		}
	}
	await expect(readBytes(endless(), 35)).rejects.toMatchObject({ code: "CLI_INPUT_TOO_LARGE" });
	expect(chunks).toBe(4);
});
