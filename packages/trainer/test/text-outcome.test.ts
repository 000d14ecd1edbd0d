import { expect, test } from "vitest";
import { hashText } from "../src/text-outcome.js";

test("hashText is SHA-256 of UTF-8", () => {
	// FIPS 180-2, appendix B.1.
	expect(hashText("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	expect(hashText("é")).not.toBe(hashText("e\u0301"));
});
