import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { found } from "../found.js";

const digest = (algorithm: string) => createHash(algorithm).update("mapper").digest("hex");

describe("hash", () => {
	it.each(["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])(
		"finds %s, in capitals too",
		(algorithm) => {
			const value = digest(algorithm);
			expect(found(`hash:${value}, ${value.toUpperCase()}.`)).toEqual([
				`${algorithm} ${value}`,
				`${algorithm} ${value}`,
			]);
		},
	);

	it("takes an import hash and a fingerprint for what they are called", () => {
		expect(found(`Imphash: ${digest("md5")}`)).toEqual([`imphash ${digest("md5")}`]);
		expect(found(`JA3 ${digest("md5")}, commit ${digest("sha1")}`)).toEqual([]);
	});

	it.each([
		`${digest("md5")}0`,
		`0x${digest("sha256")}`,
		digest("sha512").repeat(2),
		"550e8400-e29b-41d4-a716-446655440000",
		"0".repeat(32),
		`${digest("md5")}xyz`,
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
