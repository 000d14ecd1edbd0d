import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashText } from "../src/hash-text.js";

it("gives the digests of FIPS 180-2", async () => {
	expect(await hashText("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	expect(await hashText("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

it("hashes UTF-8 bytes; half a surrogate pair counts as U+FFFD", async () => {
	const nodeHash = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
	expect(await hashText("攻击 🚀")).toBe(nodeHash("攻击 🚀"));
	expect(await hashText("a\ud83db")).toBe(nodeHash("a\ufffdb"));
});
